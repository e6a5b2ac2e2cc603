// Owns the list of deeds done with a thing: what, when, who, why. Newest first.
import { when, zoneNote } from "@/components/admin/written";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

export type HistoryDeed = {
  kind: "published" | "retracted" | "closed" | "reopened" | "calledOff";
  at: Date;
  actorId: string | null;
  reason: string | null;
};

type HistoryProps = {
  locale: Locale;
  deeds: readonly HistoryDeed[];
  /** Members' names by id. */
  names: ReadonlyMap<string, string>;
};

export function History({ locale, deeds, names }: HistoryProps) {
  const t = translator(locale, "admin");
  if (deeds.length === 0) return null;
  const sorted = deeds.toSorted((one, other) => other.at.getTime() - one.at.getTime());
  return (
    <section className="mt-12" aria-labelledby="history">
      <h2 id="history" className="mb-2 text-xl">
        {t("history.title")}
      </h2>
      <p className="note mb-2">{zoneNote(locale)}</p>
      <ol className="font-sans text-sm">
        {sorted.map((deed) => (
          <li key={`${deed.kind}${deed.at.getTime()}`} className="border-rule border-t py-2">
            {when(locale, deed.at)} – {t(`history.${deed.kind}`)},{" "}
            {deed.actorId === null ? t("audit.system") : (names.get(deed.actorId) ?? deed.actorId)}
            {deed.reason ? <span className="block text-muted">{deed.reason}</span> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
