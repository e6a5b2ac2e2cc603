// Owns the form a petition is written in: texts, threshold rule, dates.
import { Preview } from "@/components/admin/preview";
import { columnNames, TextColumns, type TextSpec } from "@/components/admin/text-columns";
import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { RadioGroup } from "@/components/ui/choice-group";
import { formLabels } from "@/components/ui/form-labels";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { PetitionForm } from "@/lib/petitions/schema";

type PetitionEditorProps = {
  locale: Locale;
  action: FormAction;
  values: Readonly<Record<string, string>>;
  isSlugFixed: boolean;
  isThresholdFixed: boolean;
};

type TextName = "title" | "addressee" | "summary" | "body";

/** A name the form does not know does not compile. */
const nameOf = (text: TextName, locale: Locale): keyof PetitionForm => `${text}_${locale}`;

export function PetitionEditor(props: PetitionEditorProps) {
  const { locale, action, values, isSlugFixed, isThresholdFixed } = props;
  const t = translator(locale, "admin");
  const specs: TextSpec<TextName>[] = [
    { name: "title", label: t("edit.title"), maxLength: 160 },
    { name: "addressee", label: t("edit.addressee"), maxLength: 200 },
    { name: "summary", label: t("edit.summary"), maxLength: 500, rows: 4 },
    {
      name: "body",
      label: t("edit.body"),
      help: t("edit.markdownHelp"),
      maxLength: 20_000,
      rows: 20,
      code: true,
    },
  ];
  const fields = (language: Locale) => ({
    title: nameOf("title", language),
    summary: nameOf("summary", language),
    body: nameOf("body", language),
  });
  const names = {
    slug: t("edit.slug"),
    total: t("rule.total"),
    minimumKind: t("rule.minimum"),
    minimumValue: t("rule.value"),
    minimumPercent: t("rule.percent"),
    closesAt: t("rule.closesAt"),
    retentionDays: t("rule.retention"),
  };
  return (
    <ActionForm
      id="edit"
      className="grid gap-8"
      action={action}
      labels={formLabels(locale, "saving")}
      names={{ ...names, ...columnNames(specs, nameOf) }}
    >
      <div className="grid gap-x-12 gap-y-6 lg:grid-cols-2">
        <div className="grid content-start gap-6">
          <TextField
            name="slug"
            label={names.slug}
            help={isSlugFixed ? t("edit.slugFixed") : t("edit.slugHelp")}
            defaultValue={values.slug ?? ""}
            autoCapitalize="none"
            spellCheck={false}
            maxLength={80}
          />
          <TextField
            name="closesAt"
            type="datetime-local"
            label={names.closesAt}
            help={t("rule.closesAtHelp")}
            defaultValue={values.closesAt ?? ""}
            optional
          />
          <TextField
            name="retentionDays"
            label={names.retentionDays}
            help={t("rule.retentionHelp")}
            inputMode="numeric"
            defaultValue={values.retentionDays ?? "180"}
            short
          />
        </div>
        <div className="grid content-start gap-6">
          <TextField
            name="total"
            label={names.total}
            help={isThresholdFixed ? t("rule.fixed") : t("rule.totalHelp")}
            inputMode="numeric"
            defaultValue={values.total ?? ""}
            short
          />
          <RadioGroup
            name="minimumKind"
            label={names.minimumKind}
            defaultValue={values.minimumKind ?? "none"}
            choices={[
              { value: "none", label: t("rule.none") },
              { value: "number", label: t("rule.number") },
              { value: "shareOfTotal", label: t("rule.share") },
            ]}
          />
          <TextField
            name="minimumValue"
            label={names.minimumValue}
            inputMode="numeric"
            defaultValue={values.minimumValue ?? ""}
            optional
            short
          />
          <TextField
            name="minimumPercent"
            label={names.minimumPercent}
            inputMode="decimal"
            defaultValue={values.minimumPercent ?? ""}
            optional
            short
          />
        </div>
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
        title={t("edit.previewTitle")}
        fields={{ kk: fields("kk"), ru: fields("ru"), en: fields("en") }}
      />
    </ActionForm>
  );
}
