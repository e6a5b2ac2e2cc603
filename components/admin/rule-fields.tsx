// Owns the fields a threshold rule is stated in: total, minimums, how many regions, who counts, what a signature is.
import { RadioGroup } from "@/components/ui/choice-group";
import { KeptField } from "@/components/ui/kept-field";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { regionSetNames } from "@/lib/region-sets";
import { minimumKinds, type ruleFields } from "@/lib/thresholds/fields/schema";
import { goalKinds, signatureMeanings, signerKinds } from "@/lib/thresholds/schema";

type RuleName = keyof typeof ruleFields;

/** Each field's label, also for the summary of errors. */
export function ruleNames(locale: Locale): Record<RuleName, string> {
  const t = translator(locale, "rule");
  return {
    regionSet: t("edit.regionSet"),
    total: t("edit.total"),
    goal: t("edit.goal"),
    minimumKind: t("edit.minimumKind"),
    minimumValue: t("edit.minimumValue"),
    minimumPercent: t("edit.minimumPercent"),
    regionTable: t("edit.regionTable"),
    source: t("edit.source"),
    statedOn: t("edit.statedOn"),
    regionsNeeded: t("edit.regionsNeeded"),
    signers: t("edit.signers"),
    signature: t("edit.signature"),
  };
}

type RuleFieldsProps = {
  locale: Locale;
  values: Readonly<Record<string, string>>;
  /** It was published: whose regions count and what a signature is stay as they were. */
  isPublished: boolean;
};

export function RuleFields({ locale, values, isPublished }: RuleFieldsProps) {
  const t = translator(locale, "rule");
  const names = ruleNames(locale);
  const value = (name: RuleName, otherwise = "") => values[name] ?? otherwise;
  const regionSet = value("regionSet", "kazakhstan");
  const signature = value("signature", "counts");
  return (
    <fieldset className="grid min-w-0 gap-x-12 gap-y-6 lg:grid-cols-2">
      <legend className="mb-3 w-full border-ink border-b-2 pb-1 font-sans">
        {t("edit.legend")}
      </legend>
      <div className="grid content-start gap-6">
        <TextField
          name="total"
          label={names.total}
          help={t("edit.totalHelp")}
          inputMode="numeric"
          defaultValue={value("total")}
          short
        />
        <RadioGroup
          name="goal"
          label={names.goal}
          defaultValue={value("goal", "fixed")}
          choices={goalKinds.map((kind) => ({ value: kind, label: t(`edit.goals.${kind}`) }))}
        />
        {isPublished ? (
          <>
            <KeptField name="regionSet" value={regionSet} />
            <KeptField name="signature" value={signature} />
            <p className="note">{t("edit.fixed")}</p>
          </>
        ) : (
          <>
            <RadioGroup
              name="regionSet"
              label={names.regionSet}
              defaultValue={regionSet}
              choices={regionSetNames.map((set) => ({
                value: set,
                label: t("form.regions", { set }),
              }))}
            />
            <RadioGroup
              name="signature"
              label={names.signature}
              defaultValue={signature}
              choices={signatureMeanings.map((kind) => ({
                value: kind,
                label: t(`edit.signatures.${kind}`),
              }))}
            />
          </>
        )}
        <RadioGroup
          name="signers"
          label={names.signers}
          defaultValue={value("signers", "everyone")}
          choices={signerKinds.map((kind) => ({
            value: kind,
            label: t(`edit.signersKinds.${kind}`),
          }))}
        />
        <TextField
          name="regionsNeeded"
          label={names.regionsNeeded}
          help={t("edit.regionsNeededHelp")}
          inputMode="numeric"
          defaultValue={value("regionsNeeded")}
          optional
          short
        />
      </div>
      <div className="grid content-start gap-6">
        <RadioGroup
          name="minimumKind"
          label={names.minimumKind}
          defaultValue={value("minimumKind", "none")}
          choices={minimumKinds.map((kind) => ({ value: kind, label: t(`edit.minimums.${kind}`) }))}
        />
        <TextField
          name="minimumValue"
          label={names.minimumValue}
          inputMode="numeric"
          defaultValue={value("minimumValue")}
          optional
          short
        />
        <TextField
          name="minimumPercent"
          label={names.minimumPercent}
          inputMode="decimal"
          defaultValue={value("minimumPercent")}
          optional
          short
        />
        <TextArea
          name="regionTable"
          label={names.regionTable}
          help={t("edit.regionTableHelp")}
          defaultValue={value("regionTable")}
          rows={6}
          maxLength={6_000}
          optional
        />
        <TextField
          name="source"
          label={names.source}
          help={t("edit.sourceHelp")}
          defaultValue={value("source")}
          maxLength={300}
          optional
        />
        <TextField
          name="statedOn"
          type="date"
          label={names.statedOn}
          defaultValue={value("statedOn")}
          optional
          short
        />
      </div>
    </fieldset>
  );
}
