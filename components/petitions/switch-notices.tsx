// Owns what a page that shows a petition says is off: signing or counting paused, a count that stands still, a notice.
import { Notice } from "@/components/ui/notice";
import { formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { PetitionSummary } from "@/lib/petitions/queries";
import { type Switches, wordsOf } from "@/lib/petitions/switches/rules";

/**
 * What stands where the form was while signing is paused; null while it is not.
 * @param options.whole no notice stands above: the organisers' own words come first
 */
export function pausedSentence(
  locale: Locale,
  { pauseSigning }: Switches,
  { whole = false } = {},
): string | null {
  if (pauseSigning === null) return null;
  const date = formatDateTime(locale, pauseSigning.since);
  const sentence = translator(locale, "switches")("pauseSigningText", { date });
  const own = whole ? wordsOf(pauseSigning, locale) : null;
  return own ? `${own} ${sentence}` : sentence;
}

type SwitchNoticesProps = {
  locale: Locale;
  /** A closed one takes no signatures anyway: what is off at signing is not said. */
  petition: Pick<PetitionSummary, "state" | "switches" | "differsSince">;
  /** Where several petitions stand or little room is: lines, without boxes. */
  brief?: boolean;
};

/** What is off or said, in the order it is told. */
function saidOf(locale: Locale, { state, switches, differsSince }: SwitchNoticesProps["petition"]) {
  const t = translator(locale, "switches");
  const { notice, pauseSigning, pauseCounting, requireProof } = switches;
  const isOpen = state === "open";
  const since = (date: Date) => ({ date: formatDateTime(locale, date) });
  const thrown = [
    { kind: "pauseSigning", thrown: isOpen ? pauseSigning : null },
    { kind: "pauseCounting", thrown: pauseCounting },
    { kind: "requireProof", thrown: isOpen ? requireProof : null },
  ] as const;
  return [
    ...(notice ? [{ title: t("notice"), texts: [wordsOf(notice, locale)] }] : []),
    ...thrown.flatMap((one) =>
      one.thrown
        ? {
            title: t(one.kind),
            texts: [wordsOf(one.thrown, locale), t(`${one.kind}Text`, since(one.thrown.since))],
          }
        : [],
    ),
    ...(differsSince
      ? [{ title: t("difference"), texts: [t("differenceText", since(differsSince))] }]
      : []),
  ].map(({ title, texts }) => ({ title, texts: texts.filter((text) => text !== null) }));
}

export function SwitchNotices({ locale, petition, brief }: SwitchNoticesProps) {
  const said = saidOf(locale, petition);
  if (said.length === 0) return null;
  if (brief) {
    return said.map(({ title, texts }) => (
      <p key={title} className="mb-3">
        <strong>{title}.</strong> {texts.join(" ")}
      </p>
    ));
  }
  return (
    <div className="mb-8 grid gap-4">
      {said.map(({ title, texts }) => (
        <Notice key={title} kind="attention" title={title}>
          {texts.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Notice>
      ))}
    </div>
  );
}
