// Owns the foot of a printed briefing: where to read it and sign, as a code and as an address to type.
import { Mark } from "@/components/ui/mark";
import { QrCode } from "@/components/ui/qr-code";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

type LeafletProps = {
  locale: Locale;
  /** The full address of the page. */
  address: string;
};

export function Leaflet({ locale, address }: LeafletProps) {
  const t = translator(locale, "briefings");
  return (
    <aside className="print-only" aria-label={t("leaflet.address")}>
      <div className="rule-heavy mt-8 flex break-inside-avoid items-center gap-5 pt-4">
        <QrCode address={address} label={t("leaflet.qr")} className="size-28 shrink-0" />
        <div>
          <p className="flex items-center gap-2 text-lg">
            <Mark className="size-5" />
            {t("leaflet.heading")}
          </p>
          <p className="font-sans text-base">{address.replace(/^https?:\/\//, "")}</p>
        </div>
      </div>
    </aside>
  );
}
