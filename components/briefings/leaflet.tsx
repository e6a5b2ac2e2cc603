// Owns what paper has instead of a form: where to read and sign, as a code and as an address to type.
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
    <div className="print-only">
      <div className="flex break-inside-avoid items-center gap-4">
        <QrCode address={address} label={t("leaflet.qr")} className="-m-2 size-28 shrink-0" />
        <div>
          <p className="flex items-center gap-2 text-lg">
            <Mark className="size-5" />
            {t("leaflet.heading")}
          </p>
          <p className="font-sans text-sm">{address.replace(/^https?:\/\//, "")}</p>
        </div>
      </div>
    </div>
  );
}
