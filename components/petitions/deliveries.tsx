// Owns how deliveries, answers, the days of silence and the outcome are told to readers.
import { Prose } from "@/components/ui/prose";
import { formatDate, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { DeliveryView } from "@/lib/petitions/deliveries/queries";
import { dateOf, silenceDays } from "@/lib/petitions/deliveries/rules";
import type { OutcomeView } from "@/lib/petitions/outcomes/queries";
import { paths } from "@/lib/urls";

const written = (locale: Locale, day: string) => formatDate(locale, dateOf(day), "long", "UTC");

/** A size as readers know it: "1.2 MB", "340 kB". */
export function fileSize(locale: Locale, bytes: number): string {
  const isMega = bytes >= 1_000_000;
  const value = Math.max(1, Math.round(bytes / (isMega ? 100_000 : 1_000)));
  const unit = translator(locale, "common")(isMega ? "units.mega" : "units.kilo");
  return `${formatNumber(locale, isMega ? value / 10 : value)}\u00a0${unit}`;
}

/** "No answer for 41 days." or "Answered after 12 days." */
function silenceSentence(locale: Locale, delivery: DeliveryView, today: string): string {
  const t = translator(locale, "delivery");
  const first = delivery.answers[0]?.answeredOn ?? null;
  const days = silenceDays(delivery.deliveredOn, first, today);
  return t(first === null ? "silence" : "answerCame", { days });
}

function deliveredSentence(locale: Locale, { deliveredOn, texts }: DeliveryView): string {
  return translator(locale, "delivery")("delivered", {
    to: texts[locale].to,
    date: written(locale, deliveredOn),
  });
}

type OutcomeProps = { locale: Locale; outcome: OutcomeView; heading: "h2" | "p" };

/** How it ended, in a word, a sentence and the organisers' own words. */
export function OutcomeNote({ locale, outcome, heading: Heading }: OutcomeProps) {
  const t = translator(locale, "delivery");
  return (
    <>
      <Heading className="text-2xl">{t(`outcome.${outcome.outcome}`)}</Heading>
      <p className="mt-1">{t(`outcomeSentence.${outcome.outcome}`)}</p>
      <p className="mt-2 max-w-measure whitespace-pre-line">{outcome.texts[locale]}</p>
    </>
  );
}

type BlockProps = {
  locale: Locale;
  slug: string;
  deliveries: readonly DeliveryView[];
  outcome: OutcomeView | null;
  today: string;
};

/** On the petition's page: the newest delivery in a sentence, how it ended, and the way to the rest. */
export function DeliveryBlock({ locale, slug, deliveries, outcome, today }: BlockProps) {
  const newest = deliveries[0];
  if (!newest && !outcome) return null;
  const t = translator(locale, "delivery");
  return (
    <section className="rule-heavy mt-8 pt-3" aria-label={t("title")}>
      {outcome ? <OutcomeNote locale={locale} outcome={outcome} heading="h2" /> : null}
      {newest ? (
        <p className={outcome ? "mt-3" : "text-lg"}>
          {deliveredSentence(locale, newest)}, {t("total", { total: newest.total })}.{" "}
          {silenceSentence(locale, newest, today)}
        </p>
      ) : null}
      <p className="mt-2 font-sans">
        <a href={paths.petitionDelivery(locale, slug)}>{t("more")}</a>
      </p>
    </section>
  );
}

type HashProps = { label: string; hash: string };

const Hash = ({ label, hash }: HashProps) => (
  <div className="mt-2">
    <dt className="note">{label}</dt>
    <dd>
      <code className="break-all text-sm">{hash}</code>
    </dd>
  </div>
);

type EntryProps = { locale: Locale; slug: string; delivery: DeliveryView; today: string };

/** One delivery with all that is known of it. */
export function DeliveryEntry({ locale, slug, delivery, today }: EntryProps) {
  const t = translator(locale, "delivery");
  const { answers, document, file, texts, id, total } = delivery;
  return (
    <article className="rule-heavy mt-12 pt-4">
      <h2 className="max-w-measure text-2xl">{deliveredSentence(locale, delivery)}</h2>
      <p className="mt-1 text-lg tabular-nums">{t("total", { total })}</p>
      <p className="mt-2">
        <strong>{silenceSentence(locale, delivery, today)}</strong>{" "}
        {answers.length === 0 ? (
          <span className="note">{t("asOf", { date: written(locale, today) })}</span>
        ) : null}
      </p>
      {texts[locale].note ? (
        <p className="mt-3 max-w-measure whitespace-pre-line">{texts[locale].note}</p>
      ) : null}
      {answers.map((answer) => (
        <section key={answer.id} className="rule-top mt-6 pt-3">
          <h3 className="text-xl">
            {t("answered", {
              from: answer.texts[locale].from,
              date: written(locale, answer.answeredOn),
            })}
          </h3>
          <div className="mt-2">
            <Prose markdown={answer.texts[locale].text} locale={locale} />
          </div>
        </section>
      ))}
      {document ? (
        <div className="rule-top mt-6 pt-3">
          <p>
            <a href={paths.deliveryDocument(locale, slug, id)} download={document.name}>
              {t("document", { size: fileSize(locale, document.bytes) })}
            </a>
          </p>
          <dl>
            <Hash label={t("documentHash")} hash={document.hash} />
          </dl>
        </div>
      ) : null}
      {file ? (
        <div className="rule-top mt-6 pt-3">
          <h3 className="text-lg">{t("list")}</h3>
          <p className="note mt-1 max-w-measure">{t("listText")}</p>
          <dl>
            <Hash label={t("pdfHash")} hash={file.pdfHash} />
            <Hash label={t("csvHash")} hash={file.csvHash} />
          </dl>
        </div>
      ) : null}
    </article>
  );
}
