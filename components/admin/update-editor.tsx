// Owns the form an update of a petition is written in.
import { Preview } from "@/components/admin/preview";
import { columnNames, TextColumns, type TextSpec } from "@/components/admin/text-columns";
import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { formLabels } from "@/components/ui/form-labels";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { type UpdateForm, updateLimits } from "@/lib/petitions/updates/schema";

type UpdateEditorProps = {
  locale: Locale;
  action: FormAction;
  values: Readonly<Record<string, string>>;
};

type TextName = "title" | "body";

/** A name the form does not know does not compile. */
const nameOf = (text: TextName, locale: Locale): keyof UpdateForm => `${text}_${locale}`;

export function UpdateEditor({ locale, action, values }: UpdateEditorProps) {
  const t = translator(locale, "admin");
  const specs: TextSpec<TextName>[] = [
    { name: "title", label: t("edit.title"), maxLength: updateLimits.title },
    {
      name: "body",
      label: t("edit.body"),
      help: t("edit.markdownHelp"),
      maxLength: updateLimits.body,
      rows: 14,
      code: true,
    },
  ];
  const fields = (language: Locale) => ({
    title: nameOf("title", language),
    summary: "",
    body: nameOf("body", language),
  });
  return (
    <ActionForm
      id="edit"
      className="grid gap-8"
      action={action}
      labels={formLabels(locale, "saving")}
      names={columnNames(specs, nameOf)}
    >
      <TextColumns specs={specs} nameOf={nameOf} values={values} />
      <div className="flex flex-wrap gap-4">
        <SubmitButton look="ask" name="intent" value="save">
          {t("edit.save")}
        </SubmitButton>
        <SubmitButton name="intent" value="preview">
          {t("edit.preview")}
        </SubmitButton>
      </div>
      <Preview
        title={t("edit.previewTitle")}
        fields={{ kk: fields("kk"), ru: fields("ru"), en: fields("en") }}
      />
    </ActionForm>
  );
}
