// Owns the recounts of a petition: the latest, what differs, and how a difference is repaired.
import { when } from "@/components/admin/written";
import { DataTable } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { placeWords } from "@/lib/i18n/place-words";
import { type Translate, translator } from "@/lib/i18n/translate";
import type { RecountView } from "@/lib/petitions/recounts/queries";
import { sizeOf } from "@/lib/petitions/recounts/rules";
import { removalCategories } from "@/lib/petitions/removals/rules";
import type { RegionSetName } from "@/lib/region-sets";

/** What a counter of corrections counts. */
function kindName(t: Translate<"count">, category: string): string {
  if (category === "withdrawn") return t("states.withdrawn");
  if (category === "erased") return t("states.erased");
  const known = removalCategories.find((one) => one === category);
  return known ? t(`category.${known}`) : category;
}

type RecountDeskProps = {
  locale: Locale;
  set: RegionSetName;
  slug: string;
  recounts: readonly RecountView[];
};

export function RecountDesk({ locale, set, slug, recounts }: RecountDeskProps) {
  const t = translator(locale, "count");
  const number = (value: number) => formatNumber(locale, value);
  const standing = recounts.find(({ isEqual, repairedAt }) => !isEqual && repairedAt === null);
  const numbers = (["stored", "counted"] as const).map((key) => ({
    key,
    head: t(`desk.${key}`),
    number: true as const,
    cell: (row: { stored: number; counted: number }) => number(row[key]),
  }));
  return (
    <section aria-labelledby="recounts" className="mt-12">
      <h2 id="recounts" className="text-xl">
        {t("desk.recounts")}
      </h2>
      <p className="note mb-3 max-w-measure">{t("desk.recountsLead")}</p>
      {standing ? (
        <div className="mb-6 grid gap-4">
          <Notice kind="problem" title={t("desk.differs")}>
            <p>{t("desk.differsText")}</p>
            <p className="mt-2">
              <code className="break-words">
                npm run recount -- --petition {slug} --repair --reason "…"
              </code>
            </p>
          </Notice>
          {standing.corrections.length > 0 ? (
            <DataTable
              caption={t("desk.corrections")}
              rows={standing.corrections}
              rowKey={(row) => row.category}
              columns={[
                {
                  key: "category",
                  head: t("desk.kind"),
                  names: true,
                  cell: (row) => kindName(t, row.category),
                },
                ...numbers,
                {
                  key: "days",
                  head: t("desk.days"),
                  number: true,
                  cell: (row) => number(row.days),
                },
              ]}
            />
          ) : null}
          {standing.differences.length > 0 ? (
            <DataTable
              caption={t("desk.differences")}
              rows={standing.differences}
              rowKey={(row) => row.place}
              columns={[
                {
                  key: "place",
                  head: t("history.region"),
                  names: true,
                  cell: (row) => placeWords(locale, set, row.place),
                },
                ...numbers,
                {
                  key: "paper",
                  head: t("desk.onPaper"),
                  number: true,
                  cell: (row) => `${number(row.storedPaper)} / ${number(row.countedPaper)}`,
                },
                {
                  key: "days",
                  head: t("desk.days"),
                  number: true,
                  cell: (row) => number(row.days),
                },
              ]}
            />
          ) : null}
        </div>
      ) : null}
      <DataTable
        caption={t("desk.recounts")}
        captionHidden
        rows={recounts}
        rowKey={(row) => row.id}
        empty={t("recount.none")}
        columns={[
          {
            key: "when",
            head: t("desk.when"),
            names: true,
            cell: (row) => when(locale, row.startedAt),
          },
          { key: "rows", head: t("desk.rows"), number: true, cell: (row) => number(row.rows) },
          {
            key: "outcome",
            head: t("desk.outcome"),
            cell: (row) =>
              row.isEqual ? t("desk.equal") : t("desk.unequal", { places: sizeOf(row) }),
          },
          {
            key: "repaired",
            head: t("desk.repaired"),
            cell: (row) =>
              row.repairedAt ? `${when(locale, row.repairedAt)} – ${row.repairReason ?? ""}` : "",
          },
        ]}
      />
    </section>
  );
}
