// Owns what a person can do next once something is done: links in the order of how much they help.
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

export type NextStep = {
  kind: "petition" | "events" | "briefing" | "join";
  href: string;
};

export function NextSteps({ locale, steps }: { locale: Locale; steps: readonly NextStep[] }) {
  const t = translator(locale, "supporters");
  return (
    <nav aria-label={t("next.title")} className="no-print rule-top mt-8 max-w-measure pt-4">
      <h2 className="text-xl">{t("next.title")}</h2>
      <ul className="mt-2 grid gap-2">
        {steps.map(({ kind, href }) => (
          <li key={kind}>
            <a href={href}>{t(`next.${kind}`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
