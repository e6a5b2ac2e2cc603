// Owns the live number: asks the cached count again while the page is seen. Without JavaScript the
// number stays what it was when the page was made, and says so.
"use client";
import { useEffect, useState } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { campaignZone } from "@/lib/i18n/zones";

const EVERY_MS = 10_000;

type CountRefresherProps = {
  locale: Locale;
  /** Path of the count as JSON. */
  source: string;
  /** Which of its numbers is shown. */
  of: "total" | "counting";
  number: number;
  /** ISO 8601. */
  asOf: string;
  /** "as of {time}" in the reader's language, with the place of the time left open. */
  asOfSentence: string;
  /** What stands between thousands in the reader's language. */
  separator: string;
  /** What is counted, "confirmed signatures", by plural category of the reader's language. */
  nouns: Readonly<Record<string, string>>;
};

type Count = { number: number; asOf: string };

function readCount(answer: unknown, of: CountRefresherProps["of"]): Count | null {
  if (typeof answer !== "object" || answer === null || !("asOf" in answer)) return null;
  const { asOf } = answer;
  const number: unknown = Reflect.get(answer, of);
  return typeof number === "number" && typeof asOf === "string" ? { number, asOf } : null;
}

/** A count that could not be fetched is asked for again later; until then the old one stands, dated. */
async function fetchCount(
  { source, of }: Pick<CountRefresherProps, "source" | "of">,
  signal: AbortSignal,
): Promise<Count | null> {
  try {
    const answer = await fetch(source, { signal, headers: { Accept: "application/json" } });
    return answer.ok ? readCount(await answer.json(), of) : null;
  } catch (error) {
    // No network, or the page was left.
    if (error instanceof TypeError || error instanceof DOMException) return null;
    throw error;
  }
}

// Browsers know fewer languages than the server: Chromium has no Kazakh, and would write its own
// default instead. So the words come from the server, and only digits are put together here.

function writeNumber(value: number, separator: string): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, separator);
}

function writeTime(iso: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: campaignZone,
  }).format(new Date(iso));
}

function nounFor(locale: Locale, value: number, nouns: Readonly<Record<string, string>>): string {
  const [known] = Intl.PluralRules.supportedLocalesOf(locale);
  const category = known === undefined ? "other" : new Intl.PluralRules(known).select(value);
  return nouns[category] ?? nouns.other ?? "";
}

export function CountRefresher({
  locale,
  source,
  of,
  number,
  asOf,
  asOfSentence,
  separator,
  nouns,
}: CountRefresherProps) {
  const [count, setCount] = useState<Count>({ number, asOf });

  useEffect(() => {
    const aborter = new AbortController();
    const refresh = async () => {
      if (document.visibilityState !== "visible") return;
      const fresh = await fetchCount({ source, of }, aborter.signal);
      // Copies of different age may answer one after the other; time does not run backwards here.
      if (fresh) setCount((known) => (fresh.asOf >= known.asOf ? fresh : known));
    };
    const timer = setInterval(refresh, EVERY_MS);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      aborter.abort();
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [source, of]);

  return (
    <p>
      <span
        className="block whitespace-nowrap text-count text-signal tabular"
        data-count={count.number}
      >
        {writeNumber(count.number, separator)}
      </span>
      <span className="mt-2 block text-lg">{nounFor(locale, count.number, nouns)}</span>
      <span className="note block">
        <time dateTime={count.asOf}>{asOfSentence.replace("{time}", writeTime(count.asOf))}</time>
      </span>
    </p>
  );
}
