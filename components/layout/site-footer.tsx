// Owns the foot of every public page: what happens to data, open data, the way in for organisers.
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

export type FooterLinks = { privacy: string; eventsFeed: string; organisers: string };

export function SiteFooter({ locale, links }: { locale: Locale; links: FooterLinks }) {
  const t = translator(locale, "layout");
  return (
    <footer className="site-footer page-width mt-auto pt-16 pb-8">
      <div className="rule-double grid gap-x-12 gap-y-6 pt-4 md:grid-cols-[1fr_1fr_auto]">
        <p className="note max-w-measure">{t("footer.about")}</p>
        <p className="note max-w-measure">
          {t("footer.privacyText")} <a href={links.privacy}>{t("footer.privacy")}</a>
        </p>
        <ul className="note grid content-start gap-2">
          <li>
            <a href={links.eventsFeed}>{t("footer.eventsFeed")}</a>
          </li>
          <li>
            <a href={links.organisers}>{t("footer.organisers")}</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}
