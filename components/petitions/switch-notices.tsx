// Owns what a petition's pages say is off: signing or counting paused, a count that stands still, a notice.
import { Notice } from "@/components/ui/notice";
import { formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
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
  switches: Switches;
  /** Since when the totals stand still because a recount found a difference. */
  differsSince?: Date | null;
  /** A closed petition takes no signatures anyway. */
  isOpen: boolean;
  /** Says also what a reader of the petition finds at the form: that the proof is on. */
  whole?: boolean;
};

export function SwitchNotices(props: SwitchNoticesProps) {
  const { locale, switches, differsSince, isOpen, whole } = props;
  const t = translator(locale, "switches");
  const { notice, pauseSigning, pauseCounting, requireProof } = switches;
  const paused = [
    ...(pauseSigning && isOpen ? [{ kind: "pauseSigning", thrown: pauseSigning } as const] : []),
    ...(pauseCounting ? [{ kind: "pauseCounting", thrown: pauseCounting } as const] : []),
    ...(requireProof && isOpen && whole
      ? [{ kind: "requireProof", thrown: requireProof } as const]
      : []),
  ];
  if (!notice && paused.length === 0 && !differsSince) return null;
  return (
    <div className="mb-8 grid gap-4">
      {notice ? (
        <Notice kind="attention" title={t("notice")}>
          <p>{wordsOf(notice, locale)}</p>
        </Notice>
      ) : null}
      {paused.map(({ kind, thrown }) => (
        <Notice key={kind} kind="attention" title={t(kind)}>
          {thrown.texts ? <p>{wordsOf(thrown, locale)}</p> : null}
          <p>{t(`${kind}Text`, { date: formatDateTime(locale, thrown.since) })}</p>
        </Notice>
      ))}
      {differsSince ? (
        <Notice kind="attention" title={t("difference")}>
          <p>{t("differenceText", { date: formatDateTime(locale, differsSince) })}</p>
        </Notice>
      ) : null}
    </div>
  );
}
