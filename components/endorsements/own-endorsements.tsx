// Owns the endorsements a person is the contact of, as their data page lists them.
import { DefinitionList } from "@/components/ui/definition-list";
import { formatDate, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { OwnEndorsement } from "@/lib/petitions/endorsements/erasure/queries";
import { ELSEWHERE, setRegionName } from "@/lib/region-sets";
import { paths } from "@/lib/urls";

function seat(locale: Locale, place: string): string {
  if (place === ELSEWHERE) return translator(locale, "supporters")("form.elsewhere");
  return setRegionName(place, locale) ?? translator(locale, "endorsements")("noRegion");
}

type OwnEndorsementsProps = { locale: Locale; endorsements: readonly OwnEndorsement[] };

export function OwnEndorsements({ locale, endorsements }: OwnEndorsementsProps) {
  if (endorsements.length === 0) return null;
  const t = translator(locale, "endorsements");
  const s = translator(locale, "supporters");
  return (
    <section className="rule-heavy mt-10 pt-4" aria-labelledby="endorsements">
      <h2 id="endorsements" className="text-2xl">
        {t("own.title")}
      </h2>
      {endorsements.map((one) => (
        <section key={`${one.petition.slug} ${one.givenAt.toISOString()}`} className="mt-4">
          <h3 className="mb-2 text-lg">
            <a href={paths.petition(locale, one.petition.slug)}>{one.petition.title}</a>
          </h3>
          <DefinitionList
            items={[
              { term: t("organisation"), value: one.organisation },
              { term: t("own.state"), value: t(`own.states.${one.state}`) },
              { term: t("place"), value: seat(locale, one.place) },
              { term: t("standsFor"), value: formatNumber(locale, one.standsFor) },
              { term: t("form.contact"), value: one.contact ?? "" },
              { term: t("own.given"), value: formatDate(locale, one.givenAt) },
              {
                term: t("own.consent"),
                value: s("preferences.consents.given", { date: formatDate(locale, one.givenAt) }),
              },
            ]}
          />
        </section>
      ))}
      <p className="note mt-3 max-w-measure">{t("own.withdraw")}</p>
    </section>
  );
}
