// Owns the head of a briefing: dateline, headline, standfirst, and the early way to sign.
import { ButtonLink } from "@/components/ui/button";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

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
  /** Where to sign; null when no petition belongs to it. */
  signHref: string | null;
};

export function BriefingHead({ locale, briefing, minutes, signHref }: BriefingHeadProps) {
  const t = translator(locale, "briefings");
  const { title, standfirst, dateline, publishedAt, revisedAt } = briefing;
  const isRevised = revisedAt > publishedAt;
  return (
    <header className="mb-10">
      <p className="kicker">
        {t("kicker")} · {dateline}
      </p>
      <h1 className="mt-2 max-w-[20ch] text-4xl">{title}</h1>
      <p className="lead mt-5 max-w-measure">{standfirst}</p>
      <div className="mt-5 flex flex-wrap items-center gap-x-6 gap-y-3">
        {signHref ? (
          <ButtonLink look="ask" href={signHref} className="no-print">
            {t("signEarly")}
          </ButtonLink>
        ) : null}
        <p className="note">
          <time dateTime={publishedAt.toISOString()}>
            {t("publishedAt", { date: formatDate(locale, publishedAt) })}
          </time>
          {isRevised ? (
            <>
              {" · "}
              <time dateTime={revisedAt.toISOString()}>
                {t("revisedAt", { date: formatDate(locale, revisedAt) })}
              </time>
            </>
          ) : null}
          <span className="no-print">
            {" · "}
            {t("readingTime", { minutes })}
          </span>
        </p>
      </div>
    </header>
  );
}
