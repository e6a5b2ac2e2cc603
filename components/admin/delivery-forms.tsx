// Owns the forms in which organisers record deliveries, answers and how a petition ended.
import { columnNames, TextColumns, type TextSpec } from "@/components/admin/text-columns";
import { ActionForm, type Fold, type FormAction } from "@/components/ui/action-form";
import { RadioGroup } from "@/components/ui/choice-group";
import { formLabels } from "@/components/ui/form-labels";
import { type Option, SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { AnswerForm, DeliveryForm } from "@/lib/petitions/deliveries/schema";
import { outcomes } from "@/lib/petitions/outcomes/schema";

type Values = Readonly<Record<string, string>>;
type FormProps = {
  locale: Locale;
  action: FormAction;
  values: Values;
  button: string;
  fold?: Fold;
};

/** Names the forms do not know do not compile. */
const deliveryName = (text: "to" | "note", locale: Locale): keyof DeliveryForm =>
  `${text}_${locale}`;
const answerName = (text: "from" | "text", locale: Locale): keyof AnswerForm => `${text}_${locale}`;
const outcomeName = (text: "text", locale: Locale) => `${text}_${locale}`;

type DeliveryFormProps = FormProps & {
  /** Signed-off lists; none: the field is left out. */
  files: readonly Option[];
  today: string;
};

export function DeliveryEditor(props: DeliveryFormProps) {
  const { locale, action, values, button, fold, files, today } = props;
  const t = translator(locale, "delivery");
  const specs: TextSpec<"to" | "note">[] = [
    { name: "to", label: t("desk.to"), help: t("desk.toHelp"), maxLength: 200 },
    { name: "note", label: t("desk.note"), help: t("desk.noteHelp"), maxLength: 2_000, rows: 4 },
  ];
  const names = { deliveredOn: t("desk.deliveredOn"), fileId: t("desk.file") };
  return (
    <ActionForm
      id="delivery"
      className="grid gap-8"
      action={action}
      labels={formLabels(locale, "saving")}
      names={{ ...names, ...columnNames(specs, deliveryName) }}
      fold={fold}
    >
      <div className="grid max-w-form gap-6">
        <TextField
          name="deliveredOn"
          type="date"
          label={names.deliveredOn}
          help={t("desk.deliveredOnHelp")}
          defaultValue={values.deliveredOn ?? today}
          max={today}
          short
        />
        {files.length > 0 ? (
          <SelectField
            name="fileId"
            label={names.fileId}
            help={t("desk.fileHelp")}
            empty={t("desk.noFile")}
            options={files}
            defaultValue={values.fileId ?? ""}
            optional
          />
        ) : null}
      </div>
      <TextColumns specs={specs} nameOf={deliveryName} values={values} />
      <div>
        <SubmitButton look="ask">{button}</SubmitButton>
      </div>
    </ActionForm>
  );
}

type AnswerFormProps = FormProps & {
  id: string;
  /** The day of delivery: no answer came before it. */
  since: string;
  today: string;
};

export function AnswerEditor(props: AnswerFormProps) {
  const { locale, id, action, values, button, fold, since, today } = props;
  const t = translator(locale, "delivery");
  const specs: TextSpec<"from" | "text">[] = [
    { name: "from", label: t("desk.from"), maxLength: 200 },
    {
      name: "text",
      label: t("desk.text"),
      help: translator(locale, "admin")("edit.markdownHelp"),
      maxLength: 20_000,
      rows: 8,
      code: true,
    },
  ];
  return (
    <ActionForm
      id={id}
      className="grid gap-8"
      action={action}
      labels={formLabels(locale, "saving")}
      names={{ answeredOn: t("desk.answeredOn"), ...columnNames(specs, answerName) }}
      fold={fold}
    >
      <TextField
        name="answeredOn"
        type="date"
        label={t("desk.answeredOn")}
        defaultValue={values.answeredOn ?? today}
        min={since}
        max={today}
        short
      />
      <TextColumns specs={specs} nameOf={answerName} values={values} />
      <div>
        <SubmitButton>{button}</SubmitButton>
      </div>
    </ActionForm>
  );
}

export function OutcomeEditor({ locale, action, values, button, fold }: FormProps) {
  const t = translator(locale, "delivery");
  const specs: TextSpec<"text">[] = [
    { name: "text", label: t("desk.outcomeText"), maxLength: 2_000, rows: 4 },
  ];
  return (
    <ActionForm
      id="outcome"
      className="grid gap-8"
      action={action}
      labels={formLabels(locale, "saving")}
      names={{ outcome: t("desk.outcomeChoice"), ...columnNames(specs, outcomeName) }}
      fold={fold}
    >
      <RadioGroup
        name="outcome"
        label={t("desk.outcomeChoice")}
        defaultValue={values.outcome ?? ""}
        choices={outcomes.map((value) => ({
          value,
          label: t(`outcome.${value}`),
          help: t(`outcomeSentence.${value}`),
        }))}
      />
      <TextColumns specs={specs} nameOf={outcomeName} values={values} />
      <div>
        <SubmitButton>{button}</SubmitButton>
      </div>
    </ActionForm>
  );
}
