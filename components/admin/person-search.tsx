// Owns looking for a person: by the exact address, or by a part of the name. Both are posted, so that
// neither stands in an address or a log; the results come back inside the form.
import { FoundRows } from "@/components/admin/found-rows";
import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { formLabels } from "@/components/ui/form-labels";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

type PersonSearchProps = {
  locale: Locale;
  byEmail: FormAction;
  byName: FormAction;
  heads: readonly string[];
};

export function PersonSearch({ locale, byEmail, byName, heads }: PersonSearchProps) {
  const t = translator(locale, "admin");
  const labels = formLabels(locale);
  const results = <FoundRows heads={heads} caption={t("search.found")} none={t("search.none")} />;
  return (
    <div className="mb-8 grid gap-x-12 gap-y-6 lg:grid-cols-2" data-search>
      <ActionForm
        id="by-email"
        className="grid content-start gap-3"
        action={byEmail}
        labels={labels}
        names={{ email: t("search.email") }}
      >
        <TextField
          name="email"
          type="email"
          label={t("search.email")}
          help={t("search.emailHelp")}
          autoComplete="off"
          maxLength={254}
        />
        <div>
          <SubmitButton small>{t("search.findEmail")}</SubmitButton>
        </div>
        {results}
      </ActionForm>
      <ActionForm
        id="by-name"
        className="grid content-start gap-3"
        action={byName}
        labels={labels}
        names={{ name: t("search.name") }}
      >
        <TextField
          name="name"
          label={t("search.name")}
          help={t("search.nameHelp")}
          autoComplete="off"
          maxLength={120}
        />
        <div>
          <SubmitButton small>{t("search.findName")}</SubmitButton>
        </div>
        <FoundRows
          heads={heads}
          caption={t("search.found")}
          none={t("search.none")}
          goOn={t("search.goOn")}
        />
      </ActionForm>
    </div>
  );
}
