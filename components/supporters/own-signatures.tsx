// Owns a person's own signatures, as their data page lists them.
import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import { formatDate, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { placeWords } from "@/lib/i18n/place-words";
import { type MessageKey, translator } from "@/lib/i18n/translate";
import type { RegionSetName } from "@/lib/region-sets";

export type OwnSignatureShown = {
  href: string;
  title: string;
  state: string;
  name: string | null;
  /** What the petition counts by. */
  regionSet: RegionSetName;
  place: string;
  comment: string | null;
  serial: number | null;
  signedAt: Date;
  version: number;
  consents: readonly { purpose: string; givenAt: Date; withdrawnAt: Date | null }[];
};

const states: Record<string, MessageKey<"supporters">> = {
  pending: "preferences.signatures.states.pending",
  confirmed: "preferences.signatures.states.confirmed",
  counted: "preferences.signatures.states.counted",
  withdrawn: "preferences.signatures.states.withdrawn",
  invalidated: "preferences.signatures.states.invalidated",
};

const purposes: Record<string, MessageKey<"supporters">> = {
  news: "preferences.consents.news",
  publishName: "preferences.consents.publishName",
  publishComment: "preferences.consents.publishComment",
};

/** What was agreed to, when, and when it was taken back. */
export function consentDefinitions(
  consents: OwnSignatureShown["consents"],
  locale: Locale,
): Definition[] {
  const t = translator(locale, "supporters");
  return consents.map(({ purpose, givenAt, withdrawnAt }) => ({
    term: purposes[purpose] ? t(purposes[purpose]) : purpose,
    value: withdrawnAt
      ? t("preferences.consents.withdrawn", {
          given: formatDate(locale, givenAt),
          date: formatDate(locale, withdrawnAt),
        })
      : t("preferences.consents.given", { date: formatDate(locale, givenAt) }),
  }));
}

export function OwnSignatures({
  locale,
  signatures,
}: {
  locale: Locale;
  signatures: readonly OwnSignatureShown[];
}) {
  const t = translator(locale, "supporters");
  const rule = translator(locale, "rule");
  if (signatures.length === 0) return <p className="note">{t("preferences.signatures.none")}</p>;
  return (
    <>
      {signatures.map((one) => {
        const state = states[one.state];
        const items: (Definition | null)[] = [
          state ? { term: t("preferences.signatures.state"), value: t(state) } : null,
          { term: t("preferences.signatures.signed"), value: formatDate(locale, one.signedAt) },
          {
            term: rule("versions.signed"),
            value: rule("versions.number", { number: one.version }),
          },
          one.name ? { term: t("preferences.signatures.name"), value: one.name } : null,
          {
            term: t("preferences.signatures.place"),
            value: placeWords(locale, one.regionSet, one.place),
          },
          one.comment ? { term: t("preferences.signatures.comment"), value: one.comment } : null,
          one.serial === null
            ? null
            : {
                term: t("preferences.signatures.serial"),
                value: formatNumber(locale, one.serial),
              },
          ...consentDefinitions(one.consents, locale),
        ];
        return (
          <section key={`${one.href} ${one.signedAt.toISOString()}`} className="mt-4">
            <h3 className="mb-2 text-lg">
              <a href={one.href}>{one.title}</a>
            </h3>
            <DefinitionList items={items.filter((item) => item !== null)} />
          </section>
        );
      })}
      <p className="note mt-3 max-w-measure">{t("preferences.signatures.withdraw")}</p>
    </>
  );
}
