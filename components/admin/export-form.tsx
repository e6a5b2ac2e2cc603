// Owns the last step before a file with people's data leaves: what is in it, and the button.
import { buttonClass } from "@/components/ui/button";
import { DefinitionList } from "@/components/ui/definition-list";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

type ExportFormProps = {
  locale: Locale;
  /** The route that sends the file. */
  action: string;
  /** The filters, as the route takes them. */
  fields: Readonly<Record<string, string | undefined>>;
  /** The filters, as a reader sees them. */
  chosen: readonly { term: string; value: string }[];
};

export function ExportForm({ locale, action, fields, chosen }: ExportFormProps) {
  const t = translator(locale, "admin");
  return (
    <>
      <p className="mb-4 max-w-measure">{t("export.what")}</p>
      <div className="mb-6">
        <DefinitionList
          items={chosen.length > 0 ? chosen : [{ term: t("list.filters"), value: t("list.all") }]}
        />
      </div>
      <form method="post" action={action}>
        {Object.entries(fields).map(([name, value]) =>
          value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        <button type="submit" className={buttonClass("ask")}>
          {t("export.download")}
        </button>
      </form>
    </>
  );
}
