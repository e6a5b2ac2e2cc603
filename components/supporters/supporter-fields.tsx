// Owns what supporters say of themselves: the same fields when joining and when changing it later.
import { placeOptions } from "@/components/supporters/place-options";
import { Checkbox } from "@/components/ui/checkbox";
import { CheckboxGroup } from "@/components/ui/choice-group";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { workingLanguages } from "@/lib/supporters/schema";

export type SupporterDetails = {
  name: string;
  phone: string;
  place: string;
  help: readonly string[];
  languages: readonly string[];
  news: boolean;
};

type SupporterFieldsProps = {
  locale: Locale;
  helpChoices: readonly { id: string; label: string }[];
  /** What the person said before; nothing is ticked for anybody who has not. */
  known?: SupporterDetails;
};

const capital = (locale: Locale, word: string) =>
  word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);

function languageChoices(locale: Locale) {
  const names = new Intl.DisplayNames([locale], { type: "language" });
  return workingLanguages.map((code) => ({
    value: code,
    label: capital(locale, names.of(code) ?? code),
  }));
}

export function PhoneAndPlace({ locale, known }: Omit<SupporterFieldsProps, "helpChoices">) {
  const t = translator(locale, "supporters");
  return (
    <>
      <TextField
        name="phone"
        label={t("form.phone")}
        help={t("form.phoneHelp")}
        optional
        type="tel"
        autoComplete="tel"
        maxLength={40}
        defaultValue={known?.phone}
      />
      <SelectField
        name="place"
        label={t("form.place")}
        help={t("form.placeHelp")}
        optional
        empty={t("form.placeEmpty")}
        options={placeOptions(locale)}
        defaultValue={known?.place === "not-given" ? "" : known?.place}
      />
    </>
  );
}

export function HelpAndNews({ locale, helpChoices, known }: SupporterFieldsProps) {
  const t = translator(locale, "supporters");
  return (
    <>
      {helpChoices.length > 0 ? (
        <CheckboxGroup
          name="help"
          label={t("form.help")}
          help={t("form.helpHelp")}
          optional
          choices={helpChoices.map(({ id, label }) => ({ value: id, label }))}
          defaultValue={known?.help}
        />
      ) : null}
      <CheckboxGroup
        name="languages"
        label={t("form.languages")}
        help={t("form.languagesHelp")}
        optional
        choices={languageChoices(locale)}
        defaultValue={known?.languages}
      />
      <Checkbox
        name="news"
        label={t("form.news")}
        help={t("form.newsHelp")}
        defaultChecked={known?.news}
      />
    </>
  );
}

/** Field names to labels, for the summary of errors. */
export function supporterFieldNames(locale: Locale): Record<string, string> {
  const t = translator(locale, "supporters");
  return {
    name: t("form.name"),
    email: t("form.email"),
    phone: t("form.phone"),
    place: t("form.place"),
    help: t("form.help"),
    languages: t("form.languages"),
    news: t("form.news"),
    locale: t("form.locale"),
  };
}

export function NameField({ locale, known }: { locale: Locale; known?: string }) {
  const t = translator(locale, "supporters");
  return (
    <TextField
      name="name"
      label={t("form.name")}
      help={t("form.nameHelp")}
      autoComplete="name"
      autoCapitalize="words"
      maxLength={120}
      defaultValue={known}
    />
  );
}
