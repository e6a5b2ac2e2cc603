// Lines from a file: the form, what columns it may have, and the imports so far.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ButtonForm } from "@/components/admin/button-form";
import { when, zoneNote } from "@/components/admin/written";
import { FileField } from "@/components/paper/file-field";
import { PaperDone } from "@/components/paper/paper-done";
import { ActionForm } from "@/components/ui/action-form";
import { DataTable } from "@/components/ui/data-table";
import { formLabels } from "@/components/ui/form-labels";
import { PageTitle } from "@/components/ui/page-title";
import { SubmitButton } from "@/components/ui/submit-button";
import { requirePermission } from "@/lib/auth/require-permission";
import { formatNumber } from "@/lib/i18n/format";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { memberNames } from "@/lib/members/queries";
import { findPetition } from "@/lib/petitions/lists/queries";
import { columns, headExamples } from "@/lib/petitions/paper/imports/columns/rules";
import { listImports } from "@/lib/petitions/paper/imports/queries";
import { MOST_LINES } from "@/lib/petitions/paper/imports/rules";
import { MOST_BYTES } from "@/lib/petitions/paper/imports/schema";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";
import { PetitionNav } from "../../petition-nav";
import { importAction, undoImportAction } from "./actions";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "paper")("import.title") } : {};
}

export default async function ImportLines({ params, searchParams }: PageProps) {
  const actor = await requirePermission("paper:enter");
  const { locale, id } = await params;
  if (!isLocale(locale) || !looksLikeId(id)) notFound();
  const [petition, imports, { done }] = await Promise.all([
    findPetition(id, locale, new Date()),
    listImports(id),
    searchParams,
  ]);
  if (!petition) notFound();
  const members = imports.flatMap(({ createdById }) => createdById ?? []);
  const names = await memberNames([...new Set(members)]);
  const t = translator(locale, "paper");
  const number = (value: number) => formatNumber(locale, value);
  const heads = headExamples[locale];
  return (
    <>
      <PageTitle
        desk
        kicker={<a href={paths.admin(locale, `petitions/${id}/paper`)}>{t("title")}</a>}
        title={t("import.title")}
        lead={
          <span className="font-sans text-base">
            {t("import.lead", { lines: number(MOST_LINES) })}
          </span>
        }
      />
      <PetitionNav locale={locale} id={id} current="paper" role={actor.role} />
      <PaperDone locale={locale} done={done} />
      <ActionForm
        id="import"
        action={importAction.bind(null, locale, id)}
        labels={formLabels(locale)}
        names={{ file: t("import.file") }}
      >
        <FileField
          name="file"
          label={t("import.file")}
          accept=".csv,text/csv"
          most={MOST_BYTES}
          tooLarge={t("import.tooLarge")}
        />
        <div>
          <SubmitButton look="ask">{t("import.button")}</SubmitButton>
        </div>
      </ActionForm>
      <section className="mt-8 max-w-measure" aria-labelledby="columns">
        <h2 id="columns" className="mb-2 text-xl">
          {t("import.columns")}
        </h2>
        <ul className="font-sans text-sm sm:columns-2">
          {columns.map((column) => (
            <li key={column}>
              {heads[column]}
              {column === "sheet" || column === "name" ? ` (${t("import.required")})` : null}
            </li>
          ))}
        </ul>
      </section>
      {imports.length > 0 ? (
        <div className="mt-10">
          <p className="note mb-2">{zoneNote(locale)}</p>
          <DataTable
            caption={t("import.done")}
            rows={imports}
            rowKey={(row) => row.id}
            columns={[
              {
                key: "when",
                head: t("column.when"),
                names: true,
                cell: (row) => when(locale, row.createdAt),
              },
              {
                key: "who",
                head: t("column.who"),
                cell: (row) => (row.createdById ? (names.get(row.createdById) ?? "") : ""),
              },
              {
                key: "lines",
                head: t("column.lines"),
                number: true,
                cell: (row) => number(row.lineCount),
              },
              {
                key: "undo",
                head: t("column.state"),
                cell: (row) =>
                  row.undoneAt ? (
                    `${t("import.undone")}, ${when(locale, row.undoneAt)}`
                  ) : row.decided > 0 ? (
                    t("import.decided", { count: row.decided })
                  ) : (
                    <ButtonForm
                      locale={locale}
                      action={undoImportAction.bind(null, locale, id, row.id)}
                      button={t("import.undo")}
                      about={when(locale, row.createdAt)}
                    />
                  ),
              },
            ]}
          />
        </div>
      ) : null}
    </>
  );
}
