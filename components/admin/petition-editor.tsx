// Owns the form a petition is written in: texts, threshold rule, dates.
import { Preview } from "@/components/admin/preview";
import { RuleFields, ruleNames } from "@/components/admin/rule-fields";
import { columnNames, TextColumns, type TextSpec } from "@/components/admin/text-columns";
import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { formLabels } from "@/components/ui/form-labels";
import { KeptField } from "@/components/ui/kept-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { PetitionForm } from "@/lib/petitions/schema";

type PetitionEditorProps = {
  locale: Locale;
  action: FormAction;
  values: Readonly<Record<string, string>>;
  /** It was published: its address stays, and what changes is an amendment with a reason. */
  isPublished: boolean;
  /** The version shown now; null while there is none. */
  version: number | null;
};

type TextName = "title" | "addressee" | "summary" | "body";

/** A name the form does not know does not compile. */
const nameOf = (text: TextName, locale: Locale): keyof PetitionForm => `${text}_${locale}`;

const reasonOf = (text: "reason", locale: Locale): keyof PetitionForm => `${text}_${locale}`;

export function PetitionEditor(props: PetitionEditorProps) {
  const { locale, action, values, isPublished, version } = props;
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
  const rule = translator(locale, "rule");
  const reasonSpecs: TextSpec<"reason">[] = [
    { name: "reason", label: rule("edit.reason"), maxLength: 500, rows: 3 },
  ];
  const fields = (language: Locale) => ({
    title: nameOf("title", language),
    summary: nameOf("summary", language),
    body: nameOf("body", language),
  });
  const names = {
    slug: t("edit.slug"),
    ...ruleNames(locale),
    closesAt: t("rule.closesAt"),
    retentionDays: t("rule.retention"),
  };
  return (
    <ActionForm
      id="edit"
      className="grid gap-8"
      action={action}
      labels={formLabels(locale, "saving")}
      names={{
        ...names,
        ...columnNames(specs, nameOf),
        ...columnNames(reasonSpecs, reasonOf),
      }}
    >
      {version === null ? null : <KeptField name="version" value={String(version)} />}
      <div className="grid gap-x-12 gap-y-6 lg:grid-cols-2">
        <div className="grid content-start gap-6">
          <TextField
            name="slug"
            label={names.slug}
            help={isPublished ? t("edit.slugFixed") : t("edit.slugHelp")}
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
      </div>
      <RuleFields locale={locale} values={values} isPublished={isPublished} />
      <TextColumns specs={specs} nameOf={nameOf} values={values} />
      {isPublished ? (
        <section aria-labelledby="amendment" className="grid gap-4">
          <h2 id="amendment" className="text-xl">
            {rule("edit.amendment")}
          </h2>
          <p className="max-w-measure">{rule("edit.amendmentHelp")}</p>
          <TextColumns specs={reasonSpecs} nameOf={reasonOf} values={values} />
        </section>
      ) : null}
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
