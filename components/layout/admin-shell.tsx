// Owns the frame of the organisers' pages: sections, who is signed in, the way out.
import type { ReactNode } from "react";
import { LanguageSwitch } from "@/components/layout/language-switch";
import { mainId, SkipLink } from "@/components/layout/skip-link";
import { Mark } from "@/components/ui/mark";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

export const adminSections = [
  "overview",
  "briefings",
  "petitions",
  "supporters",
  "events",
  "shares",
  "members",
  "audit",
  "security",
] as const;

export type AdminSection = (typeof adminSections)[number];

type AdminShellProps = {
  locale: Locale;
  /** The sections this member may open, in this order, with their addresses. */
  sections: readonly { section: AdminSection; href: string }[];
  current: AdminSection | null;
  alternates: Readonly<Record<Locale, string>>;
  front: string;
  memberName: string;
  /** A form with a button that signs out. */
  signOut: ReactNode;
  children: ReactNode;
};

export function AdminShell(props: AdminShellProps) {
  const { locale, sections, current, alternates, front, memberName, signOut, children } = props;
  const t = translator(locale, "layout");
  return (
    <>
      <header className="no-print">
        <SkipLink>{t("skip")}</SkipLink>
        <div className="desk-width">
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2">
            <p className="flex items-center gap-3 text-base sm:text-lg">
              <Mark className="size-6" />
              <span className="font-semibold">{t("admin.name")}</span>
            </p>
            <div className="note flex flex-wrap items-center gap-x-4 gap-y-1 sm:gap-x-5">
              <span>{t("admin.signedInAs", { name: memberName })}</span>
              {signOut}
              <a href={front}>{t("admin.site")}</a>
              <LanguageSwitch locale={locale} label={t("language.label")} alternates={alternates} />
            </div>
          </div>
          <nav
            aria-label={t("admin.label")}
            className="border-t-3 border-t-ink border-b border-b-rule"
          >
            <ul className="section-row">
              {sections.map(({ section, href }) => (
                <li key={section}>
                  <a
                    href={href}
                    aria-current={current === section ? "page" : undefined}
                    className="block border-transparent border-b-2 py-1.5 text-ink sm:py-2.5 no-underline hover:border-rule aria-[current=page]:border-ink"
                  >
                    {t(`admin.${section}`)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </header>
      <main id={mainId} tabIndex={-1} className="desk-width flex-1 pt-6 pb-16">
        {children}
      </main>
    </>
  );
}
