// Owns the count of a petition: the number, the line to the threshold, what is still missing in words.
import { ProgressLine, type ProgressPart } from "@/components/charts/progress-line";
import { CountRefresher } from "@/components/petitions/count-refresher";
import { farSentence, ruleSentences } from "@/components/petitions/rule-words";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { Progress } from "@/lib/thresholds/rules";
import type { ThresholdRule } from "@/lib/thresholds/schema";
import { paths } from "@/lib/urls";

/** A number of each plural category that Kazakh, Russian and English whole numbers have. */
const SAMPLES = [1, 2, 5];

function nounsOf(locale: Locale, signature: Progress["signature"]): Record<string, string> {
  const rules = new Intl.PluralRules(locale);
  const noun = (count: number) =>
    signature === "pledge"
      ? translator(locale, "rule")("count.checked", { count })
      : translator(locale, "petitions")("count.signatures", { count });
  const nouns = SAMPLES.map((count) => [rules.select(count), noun(count)]);
  // Whole numbers of Russian are one, few or many; a browser that cannot tell says the last.
  return { other: noun(5), ...Object.fromEntries(nouns) };
}

/** The line's parts: what counts, and pledges behind it. */
export function countParts({ total, paper, counting, signature }: Progress): ProgressPart[] {
  const counts: ProgressPart = { key: "counting", value: counting, ink: "ask" };
  return signature === "pledge"
    ? [counts, { key: "pledged", value: total - paper, ink: "data" }]
    : [counts];
}

/** What counts towards the threshold, of how many, in words. */
export function ofThreshold(locale: Locale, { counting, threshold, signature }: Progress): string {
  return translator(locale, "rule")("count.ofThreshold", {
    kind: signature,
    counting: formatNumber(locale, counting),
    threshold: formatNumber(locale, threshold),
  });
}

/** How far it is, and what stands beside the count without counting. */
export function farSentences(locale: Locale, progress: Progress): string[] {
  const t = translator(locale, "rule");
  const { total, paper, counting, signature, regionSet: set } = progress;
  const isPledge = signature === "pledge";
  const residents = { set, counting: formatNumber(locale, counting) };
  return [
    farSentence(locale, progress),
    ...(isPledge ? [t("far.pledged", { pledged: total - paper })] : []),
    ...(!isPledge && counting < total ? [t("count.residents", residents)] : []),
  ];
}

type PetitionCountProps = {
  locale: Locale;
  petition: { slug: string; rule: ThresholdRule; progress: Progress; asOf: Date };
};

export function PetitionCount({ locale, petition }: PetitionCountProps) {
  const t = translator(locale, "petitions");
  const { rule, progress, asOf, slug } = petition;
  const { total, counting, threshold, signature } = progress;
  // Pledges are no part of the headline: it says what counts.
  const of = signature === "pledge" ? "counting" : "total";
  const asOfSentence = `${translator(locale, "common")("asOf", { time: "{time}" })} ${t("count.inAstana")}`;
  return (
    <section aria-label={t("count.heading")} className="@container grid gap-5">
      <CountRefresher
        locale={locale}
        source={paths.petitionApi(slug)}
        of={of}
        number={of === "counting" ? counting : total}
        asOf={asOf.toISOString()}
        asOfSentence={asOfSentence}
        separator={formatNumber(locale, 1_000).slice(1, -3)}
        nouns={nounsOf(locale, signature)}
      />
      <div>
        <ProgressLine
          parts={countParts(progress)}
          threshold={threshold}
          label={ofThreshold(locale, progress)}
        />
        <p className="mt-3 max-w-measure">{farSentences(locale, progress).join(" ")}</p>
        <p className="note max-w-measure">{ruleSentences(locale, rule).join(" ")}</p>
        <p className="note no-print">
          <a href={paths.petitionCount(locale, slug)}>{translator(locale, "count")("link")}</a>
        </p>
      </div>
    </section>
  );
}
