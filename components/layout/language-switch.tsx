// Owns going to the same page in another language.
import { type Locale, localeNames, locales } from "@/lib/i18n/locales";

type LanguageSwitchProps = {
  locale: Locale;
  label: string;
  /** This page's address in each language. */
  alternates: Readonly<Record<Locale, string>>;
};

export function LanguageSwitch({ locale, label, alternates }: LanguageSwitchProps) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-x-4 font-sans text-sm">
        {locales.map((other) => (
          <li key={other} lang={other} className={other === "en" ? "latin-words" : undefined}>
            {other === locale ? (
              <span aria-current="true" className="block py-2 text-ink">
                {localeNames[other]}
              </span>
            ) : (
              <a
                href={alternates[other]}
                hrefLang={other}
                className="block py-2 text-steppe underline"
              >
                {localeNames[other]}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
