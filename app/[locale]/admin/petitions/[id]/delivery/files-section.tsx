// The lists for the addressee on the delivery desk: those there are, and ordering one.
import { when } from "@/components/admin/written";
import { ActionForm } from "@/components/ui/action-form";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { formLabels } from "@/components/ui/form-labels";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { formatNumber } from "@/lib/i18n/format";
import { type Locale, localeNames, locales } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { FileView } from "@/lib/petitions/delivery-files/queries";
import { paths } from "@/lib/urls";
import { orderFileAction } from "./files/actions";

type FilesProps = { locale: Locale; id: string; files: readonly FileView[] };

/** Signed-off lists as the choices of a delivery's form. */
export function fileChoices(
  locale: Locale,
  files: readonly FileView[],
  chosen: string | null,
): { value: string; label: string }[] {
  const t = translator(locale, "delivery");
  return files
    .filter((file) => file.signedOffAt !== null || file.id === chosen)
    .map((file) => ({
      value: file.id,
      label: t("desk.fileOf", {
        language: localeNames[file.locale],
        date: when(locale, file.signedOffAt ?? file.requestedAt),
      }),
    }));
}

export function FilesSection({ locale, id, files }: FilesProps) {
  const t = translator(locale, "delivery");
  const here = paths.admin(locale, `petitions/${id}/delivery/files`);
  return (
    <section aria-labelledby="files" className="mt-14">
      <h2 id="files" className="mb-2 text-xl">
        {t("files.title")}
      </h2>
      <p className="mb-4 max-w-measure">{t("files.what")}</p>
      {files.length === 0 ? (
        <EmptyState title={t("files.none")}>{t("files.noneText")}</EmptyState>
      ) : (
        <DataTable
          caption={t("files.title")}
          captionHidden
          rows={files}
          rowKey={(file) => file.id}
          columns={[
            {
              key: "requested",
              head: t("files.requested"),
              names: true,
              cell: (file) => <a href={`${here}/${file.id}`}>{when(locale, file.requestedAt)}</a>,
            },
            {
              key: "language",
              head: t("files.language"),
              cell: (file) => localeNames[file.locale],
            },
            {
              key: "total",
              head: t("desk.total"),
              number: true,
              cell: (file) => formatNumber(locale, file.total),
            },
            {
              key: "state",
              head: t("files.state"),
              cell: (file) => t(`files.states.${file.state}`),
            },
          ]}
        />
      )}
      <ActionForm
        id="order"
        className="mt-6 grid max-w-form gap-4"
        action={orderFileAction.bind(null, locale, id)}
        labels={formLabels(locale, "saving")}
        names={{ language: t("files.language") }}
      >
        <SelectField
          name="language"
          label={t("files.language")}
          options={locales.map((value) => ({ value, label: localeNames[value] }))}
          defaultValue={locale}
        />
        <div>
          <SubmitButton>{t("files.make")}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}
