// Owns the head of a briefing: dateline, headline, standfirst, and the early way to sign.
import { ButtonLink } from "@/components/ui/button";
import { headlineSize } from "@/components/ui/headline";
import type { OutlineEntry } from "@/lib/briefings/rules";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { unbroken } from "@/lib/i18n/unbroken";

type BriefingHeadProps = {
  locale: Locale;
  briefing: {
    title: string;
    standfirst: string;
    dateline: string;
    publishedAt: Date;
    revisedAt: Date;
  };
  /** How long it takes to read. */
  minutes: number;
  /** Its sections; listed where there is a margin. */
  contents: readonly OutlineEntry[];
  /** Where to sign; null when no petition belongs to it. */
  signHref: string | null;
};

function Contents({ label, entries }: { label: string; entries: readonly OutlineEntry[] }) {
  return (
    <nav aria-label={label} className="note rule-top hidden self-end pt-2 min-[62rem]:block">
      <p className="text-ink">{label}</p>
      <ol>
        {entries.map(({ id, text }) => (
          <li key={id} className="mt-1 leading-5">
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

export function BriefingHead({ locale, briefing, minutes, contents, signHref }: BriefingHeadProps) {
  const t = translator(locale, "briefings");
  const { title, standfirst, dateline, publishedAt, revisedAt } = briefing;
  const published = formatDate(locale, publishedAt);
  const revised = formatDate(locale, revisedAt);
  const size = headlineSize(title);
  const isRevised = revisedAt > publishedAt && revised !== published;
  return (
    <header className="briefing-head mb-10">
      <div>
        <p className="kicker">
          {t("kicker")} · {dateline}
        </p>
        <h1 className={`mt-2 ${size === "text-4xl" ? "max-w-[20ch]" : "max-w-measure"} ${size}`}>
          {unbroken(title)}
        </h1>
        <p className="lead mt-5 max-w-measure">{standfirst}</p>
        <div className="mt-5 flex flex-wrap items-center gap-x-6 gap-y-3">
          {signHref ? (
            <ButtonLink look="ask" href={signHref} className="no-print">
              {t("signEarly")}
            </ButtonLink>
          ) : null}
          <p className="note flex flex-wrap gap-x-4">
            <time dateTime={publishedAt.toISOString()}>
              {t("publishedAt", { date: published })}
            </time>
            {isRevised ? (
              <time dateTime={revisedAt.toISOString()}>{t("revisedAt", { date: revised })}</time>
            ) : null}
            <span className="no-print">{t("readingTime", { minutes })}</span>
          </p>
        </div>
      </div>
      {contents.length > 1 ? <Contents label={t("contents")} entries={contents} /> : null}
    </header>
  );
}
