// Owns the events a person said they would come to, as their data page lists them.
import { DefinitionList } from "@/components/ui/definition-list";
import { formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

export type OwnAttendanceShown = {
  href: string;
  title: string;
  startsAt: Date;
  timeZone: string;
  state: "waiting" | "coming" | "cancelled" | "erased";
  name: string;
};

export function OwnAttendances({
  locale,
  attendances,
}: {
  locale: Locale;
  attendances: readonly OwnAttendanceShown[];
}) {
  const t = translator(locale, "supporters");
  if (attendances.length === 0) return <p className="note">{t("preferences.events.none")}</p>;
  return attendances.map((one) => (
    <section key={one.href} className="mt-4">
      <h3 className="mb-2 text-lg">
        <a href={one.href}>{one.title}</a>
      </h3>
      <DefinitionList
        items={[
          {
            term: t("preferences.events.when"),
            value: formatDateTime(locale, one.startsAt, one.timeZone),
          },
          {
            term: t("preferences.events.state"),
            value: t(`preferences.events.states.${one.state}`),
          },
          { term: t("preferences.events.name"), value: one.name },
        ]}
      />
    </section>
  ));
}
