// Owns the head of every public page: name, sections, languages.
import { LanguageSwitch } from "@/components/layout/language-switch";
import { SkipLink } from "@/components/layout/skip-link";
import { Mark } from "@/components/ui/mark";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

export type SiteLinks = {
  front: string;
  briefings: string;
  petitions: string;
  events: string;
  join: string;
};

type SiteHeaderProps = {
  locale: Locale;
  links: SiteLinks;
  alternates: Readonly<Record<Locale, string>>;
  /** The section the page belongs to. */
  current: keyof SiteLinks | null;
  /** Whether made-up people are shown. */
  demonstration: boolean;
};

const sections = ["briefings", "petitions", "events", "join"] as const;

export function SiteHeader({ locale, links, alternates, current, demonstration }: SiteHeaderProps) {
  const t = translator(locale, "layout");
  const name = translator(locale, "common")("siteName");
  return (
    <header>
      <SkipLink>{t("skip")}</SkipLink>
      {demonstration ? (
        <p className="border-wheat border-b-4 bg-paper-deep px-4 py-2 text-center font-sans text-sm">
          {t("demonstration")}
        </p>
      ) : null}
      <div className="page-width">
        <div className="flex flex-wrap items-center justify-between gap-x-6 pt-3 pb-2">
          <a href={links.front} className="flex items-center gap-3 py-1 text-ink no-underline">
            <Mark className="size-8" />
            <span className="font-semibold text-[1.625rem] leading-8">{name}</span>
          </a>
          <div className="no-print">
            <LanguageSwitch locale={locale} label={t("language.label")} alternates={alternates} />
          </div>
        </div>
        <nav aria-label={t("nav.label")} className="border-t-3 border-t-ink border-b border-b-rule">
          <ul className="flex flex-wrap gap-x-3 font-sans text-xs sm:gap-x-8 sm:text-base">
            {sections.map((section) => (
              <li key={section}>
                <a
                  href={links[section]}
                  aria-current={current === section ? "page" : undefined}
                  className="block border-transparent border-b-2 py-2.5 text-ink no-underline hover:border-rule aria-[current=page]:border-ink"
                >
                  {t(`nav.${section}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}
