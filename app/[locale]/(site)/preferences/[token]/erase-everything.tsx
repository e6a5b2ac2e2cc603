// The part of a person's page that erases: says what, with numbers, and asks once.
import { OneButton } from "@/components/supporters/one-button";
import { Checkbox } from "@/components/ui/checkbox";
import { formatList } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { eraseAction } from "./actions";

type EraseEverythingProps = {
  locale: Locale;
  token: string;
  isSupporter: boolean;
  signatures: number;
  attendances: number;
  /** Lines of paper sheets. */
  paper: number;
  /** As the contact of organisations. */
  endorsements: number;
};

export function EraseEverything(props: EraseEverythingProps) {
  const { locale, token, isSupporter, signatures, attendances, paper, endorsements } = props;
  const t = translator(locale, "supporters");
  const parts = [
    isSupporter ? t("preferences.erase.record") : "",
    signatures > 0 ? t("preferences.erase.signatures", { count: signatures }) : "",
    paper > 0 ? translator(locale, "paper")("own.erase", { count: paper }) : "",
    endorsements > 0
      ? translator(locale, "endorsements")("own.erase", { count: endorsements })
      : "",
    attendances > 0 ? t("preferences.erase.attendances", { count: attendances }) : "",
  ].filter(Boolean);
  const list = parts.length > 0 ? formatList(locale, parts) : t("preferences.erase.nothing");
  return (
    <section className="rule-heavy mt-10 pt-4" aria-labelledby="erase">
      <h2 id="erase" className="text-2xl">
        {t("preferences.erase.title")}
      </h2>
      <p className="mt-2 max-w-measure">{t("preferences.erase.what", { list })}</p>
      <p className="mt-2 mb-4 max-w-measure">{t("preferences.erase.text")}</p>
      <OneButton
        locale={locale}
        action={eraseAction.bind(null, locale, token)}
        button={t("preferences.erase.button")}
        names={{ certain: t("preferences.erase.certain") }}
      >
        <Checkbox name="certain" label={t("preferences.erase.certain")} />
      </OneButton>
    </section>
  );
}
