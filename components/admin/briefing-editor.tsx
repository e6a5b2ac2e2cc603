// Owns the form a briefing is written in.
import { Preview } from "@/components/admin/preview";
import { columnNames, TextColumns, type TextSpec } from "@/components/admin/text-columns";
import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { formLabels } from "@/components/ui/form-labels";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { type BriefingForm, briefingLimits } from "@/lib/briefings/schema";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

type BriefingEditorProps = {
  locale: Locale;
  action: FormAction;
  values: Readonly<Record<string, string>>;
  petitions: readonly { value: string; label: string }[];
  isSlugFixed: boolean;
};

type TextName = "title" | "standfirst" | "dateline" | "body";

/** A name the form does not know does not compile. */
const nameOf = (text: TextName, locale: Locale): keyof BriefingForm => `${text}_${locale}`;

export function BriefingEditor(props: BriefingEditorProps) {
  const { locale, action, values, petitions, isSlugFixed } = props;
  const t = translator(locale, "admin");
  const specs: TextSpec<TextName>[] = [
    { name: "title", label: t("edit.title"), maxLength: briefingLimits.title },
    {
      name: "standfirst",
      label: t("edit.standfirst"),
      maxLength: briefingLimits.standfirst,
      rows: 4,
    },
    {
      name: "dateline",
      label: t("edit.dateline"),
      help: t("edit.datelineHelp"),
      maxLength: briefingLimits.dateline,
    },
    {
      name: "body",
      label: t("edit.body"),
      help: t("edit.briefingHelp"),
      maxLength: briefingLimits.body,
      rows: 24,
      code: true,
    },
  ];
  const fields = (language: Locale) => ({
    title: nameOf("title", language),
    summary: nameOf("standfirst", language),
    body: nameOf("body", language),
  });
  return (
    <ActionForm
      id="edit"
      className="grid gap-8"
      action={action}
      labels={formLabels(locale, "saving")}
      names={{
        slug: t("edit.slug"),
        petitionId: t("edit.petition"),
        ...columnNames(specs, nameOf),
      }}
    >
      <div className="grid max-w-form gap-6">
        <TextField
          name="slug"
          label={t("edit.slug")}
          help={isSlugFixed ? t("edit.slugFixed") : t("edit.slugHelp")}
          defaultValue={values.slug ?? ""}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={80}
        />
        <SelectField
          name="petitionId"
          label={t("edit.petition")}
          help={t("edit.petitionHelp")}
          optional
          empty={translator(locale, "common")("none")}
          options={petitions}
          defaultValue={values.petitionId ?? ""}
        />
      </div>
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
        briefing
        title={t("edit.previewTitle")}
        fields={{ kk: fields("kk"), ru: fields("ru"), en: fields("en") }}
      />
    </ActionForm>
  );
}
