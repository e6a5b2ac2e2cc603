// Owns what was done to a sheet: when, what, by whom, why. Newest first.
import { when } from "@/components/admin/written";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { SheetDeed } from "@/lib/petitions/paper/sheets/queries";

/** Reasons that are words of ours and not an organiser's. */
const ours: readonly string[] = ["removed", "erased", "joined", "distinct"];

function deedWords(locale: Locale, { kind, lines, position, reason }: SheetDeed): string {
  const t = translator(locale, "paper");
  if (position !== null) {
    const about = { position };
    if (kind === "reopened") return t("deed.lineReopened", about);
    if (reason === "removed") return t("deed.removed", about);
    if (reason === "erased") return t("deed.erased", about);
    if (reason === "joined") return t("deed.joined", about);
    if (reason === "distinct") return t("deed.distinct", about);
    return t("deed.changed", about);
  }
  if (kind === "changed") return t("deed.entered", { count: lines ?? 0 });
  return t(`deed.${kind}`, { count: lines ?? 0 });
}

type SheetHistoryProps = {
  locale: Locale;
  deeds: readonly SheetDeed[];
  /** Members' names by id. */
  names: ReadonlyMap<string, string>;
};

export function SheetHistory({ locale, deeds, names }: SheetHistoryProps) {
  const t = translator(locale, "paper");
  return (
    <section className="mt-10" aria-labelledby="history">
      <h2 id="history" className="mb-2 text-xl">
        {t("sheet.history")}
      </h2>
      <ol className="font-sans text-sm">
        {deeds.map((deed) => (
          <li
            key={`${deed.kind} ${deed.at.toISOString()} ${deed.position}`}
            className="border-rule border-t py-2"
          >
            {when(locale, deed.at)} – {deedWords(locale, deed)},{" "}
            {deed.byId === null ? t("deed.nobody") : (names.get(deed.byId) ?? deed.byId)}
            {deed.reason && !ours.includes(deed.reason) ? (
              <span className="block text-muted">{deed.reason}</span>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
