// Owns the form that plans taking signatures out: conditions joined by "and", a category, a reason.
import { placeOptions } from "@/components/admin/written";
import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { formLabels } from "@/components/ui/form-labels";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { removalCategories } from "@/lib/petitions/removals/rules";
import type { RegionSetName } from "@/lib/region-sets";

/** The categories as a select has them. */
export function categoryOptions(locale: Locale): { value: string; label: string }[] {
  const t = translator(locale, "removals");
  return removalCategories.map((value) => ({ value, label: t(`category.${value}`) }));
}

/** A category in the reader's language; a word that is none stays as it is. */
export function categoryName(locale: Locale, category: string): string {
  return categoryOptions(locale).find(({ value }) => value === category)?.label ?? category;
}

type RemovalFormProps = {
  locale: Locale;
  action: FormAction;
  /** Whose regions the petition counts by. */
  regionSet: RegionSetName;
  /** What the address filled in. */
  given: { from: string; until: string; place: string; link: string; domain: string };
};

export function RemovalForm({ locale, action, regionSet, given }: RemovalFormProps) {
  const t = translator(locale, "removals");
  const fields = [
    "from",
    "until",
    "place",
    "link",
    "domain",
    "patternOn",
    "pattern",
    "addresses",
    "category",
    "reason",
  ] as const;
  const names = Object.fromEntries(fields.map((name) => [name, t(`form.${name}`)]));
  return (
    <ActionForm
      id="plan"
      action={action}
      labels={formLabels(locale)}
      label={t("plan")}
      names={names}
      className="grid max-w-form gap-5"
    >
      <div className="grid items-end gap-5 sm:grid-cols-2">
        <TextField
          name="from"
          type="datetime-local"
          optional
          label={t("form.from")}
          defaultValue={given.from}
        />
        <TextField
          name="until"
          type="datetime-local"
          optional
          label={t("form.until")}
          defaultValue={given.until}
        />
      </div>
      <SelectField
        name="place"
        optional
        label={t("form.place")}
        empty={t("form.any")}
        options={placeOptions(locale, regionSet)}
        defaultValue={given.place}
      />
      <TextField
        name="domain"
        optional
        label={t("form.domain")}
        help={t("form.domainHelp")}
        defaultValue={given.domain}
        maxLength={253}
      />
      <TextField
        name="link"
        optional
        label={t("form.link")}
        help={t("form.linkHelp")}
        defaultValue={given.link}
        maxLength={40}
      />
      <TextField
        name="pattern"
        optional
        label={t("form.pattern")}
        help={t("form.patternHelp")}
        maxLength={100}
      />
      <SelectField
        name="patternOn"
        label={t("form.patternOn")}
        options={[
          { value: "email", label: t("form.onEmail") },
          { value: "name", label: t("form.onName") },
        ]}
      />
      <TextArea
        name="addresses"
        optional
        rows={4}
        label={t("form.addresses")}
        help={t("form.addressesHelp")}
      />
      <SelectField
        name="category"
        label={t("form.category")}
        help={t("form.categoryHelp")}
        empty={translator(locale, "common")("form.choose")}
        options={categoryOptions(locale)}
      />
      <TextField
        name="reason"
        label={t("form.reason")}
        help={t("form.reasonHelp")}
        maxLength={300}
      />
      <div>
        <SubmitButton>{t("form.button")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
