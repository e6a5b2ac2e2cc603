// Owns the recounts of a petition: the latest, what differs, and how a difference is repaired.
import { placeName, when } from "@/components/admin/written";
import { DataTable } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { RecountView } from "@/lib/petitions/recounts/queries";

type RecountDeskProps = { locale: Locale; slug: string; recounts: readonly RecountView[] };

export function RecountDesk({ locale, slug, recounts }: RecountDeskProps) {
  const t = translator(locale, "count");
  const number = (value: number) => formatNumber(locale, value);
  const standing = recounts.find(({ isEqual, repairedAt }) => !isEqual && repairedAt === null);
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
          <DataTable
            caption={t("desk.differences")}
            rows={standing.differences}
            rowKey={(row) => row.place}
            columns={[
              {
                key: "place",
                head: t("history.region"),
                names: true,
                cell: (row) => placeName(locale, row.place),
              },
              {
                key: "stored",
                head: t("desk.stored"),
                number: true,
                cell: (row) => number(row.stored),
              },
              {
                key: "counted",
                head: t("desk.counted"),
                number: true,
                cell: (row) => number(row.counted),
              },
              {
                key: "paper",
                head: t("desk.onPaper"),
                number: true,
                cell: (row) => `${number(row.storedPaper)} / ${number(row.countedPaper)}`,
              },
              { key: "days", head: t("desk.days"), number: true, cell: (row) => number(row.days) },
            ]}
          />
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
              row.isEqual ? t("desk.equal") : t("desk.unequal", { places: row.differences.length }),
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
