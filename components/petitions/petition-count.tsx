// Owns the count of a petition: the number, the line to the threshold, what is still missing in words.
import { ProgressLine } from "@/components/charts/progress-line";
import { CountRefresher } from "@/components/petitions/count-refresher";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { Progress } from "@/lib/petitions/rules";
import { paths } from "@/lib/urls";

/** A number of each plural category that Kazakh, Russian and English whole numbers have. */
const SAMPLES = [1, 2, 5];

function nounsOf(locale: Locale): Record<string, string> {
  const t = translator(locale, "petitions");
  const rules = new Intl.PluralRules(locale);
  const nouns = SAMPLES.map((count) => [rules.select(count), t("count.signatures", { count })]);
  // Whole numbers of Russian are one, few or many; a browser that cannot tell says the last.
  return { other: t("count.signatures", { count: 5 }), ...Object.fromEntries(nouns) };
}

/** What is missing, as one or two sentences. */
export function missingSentences(locale: Locale, progress: Progress): string[] {
  const t = translator(locale, "petitions");
  if (progress.isPassed) return [t("count.passed")];
  const { missing, minimum, regions, regionsPassed } = progress;
  const whole = missing > 0 ? t("count.missing", { missing }) : t("count.enough");
  if (minimum === null) return [whole];
  const behind = regions.length - regionsPassed;
  const parts =
    behind > 0 ? t("count.missingRegions", { count: behind }) : t("count.regionsReached");
  return [whole, parts];
}

/** The threshold rule as a sentence. */
export function ruleSentence(locale: Locale, { threshold, minimum }: Progress): string {
  const t = translator(locale, "petitions");
  return minimum === null
    ? t("count.rule", { threshold })
    : t("count.ruleWithMinimum", { threshold, minimum: formatNumber(locale, minimum) });
}

type PetitionCountProps = {
  locale: Locale;
  petition: { slug: string; progress: Progress; asOf: Date };
};

export function PetitionCount({ locale, petition }: PetitionCountProps) {
  const t = translator(locale, "petitions");
  const { progress, asOf, slug } = petition;
  const { total, threshold } = progress;
  const asOfSentence = `${translator(locale, "common")("asOf", { time: "{time}" })} ${t("count.inAstana")}`;
  return (
    <section aria-label={t("count.heading")} className="@container grid gap-5">
      <CountRefresher
        locale={locale}
        source={paths.petitionApi(slug)}
        total={total}
        asOf={asOf.toISOString()}
        asOfSentence={asOfSentence}
        separator={formatNumber(locale, 1_000).slice(1, -3)}
        nouns={nounsOf(locale)}
      />
      <div>
        <ProgressLine
          parts={[{ key: "confirmed", value: total, ink: "ask" }]}
          threshold={threshold}
          label={t("count.ofThreshold", {
            total: formatNumber(locale, total),
            threshold: formatNumber(locale, threshold),
          })}
        />
        <p className="mt-3 max-w-measure">{missingSentences(locale, progress).join(" ")}</p>
        <p className="note max-w-measure">{ruleSentence(locale, progress)}</p>
      </div>
    </section>
  );
}
