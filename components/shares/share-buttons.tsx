// Owns passing a page on: its address to copy, the device's share sheet, and plain links that open
// mail, Telegram or WhatsApp without anybody's script.
import { SystemShare } from "@/components/shares/system-share";
import { ButtonLink } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { messengerLinks } from "@/lib/shares/rules";

type ShareButtonsProps = {
  locale: Locale;
  /** The full address to pass on; with a sharing link's `/s/…` what comes of it is counted. */
  address: string;
  /** What it is about, in the reader's language. */
  title: string;
  /** Names the group when no heading does. */
  heading?: "h2" | "h3" | null;
};

export function ShareButtons({ locale, address, title, heading = "h2" }: ShareButtonsProps) {
  const t = translator(locale, "shares");
  const links = messengerLinks(address, title);
  const Heading = heading;
  return (
    <section aria-label={t("title")} className="no-print max-w-measure">
      {Heading ? <Heading className="text-xl">{t("title")}</Heading> : null}
      <div className="mt-3 flex flex-wrap items-end gap-3">
        <label className="field min-w-0 flex-1 basis-64">
          <span className="field-label">{t("address")}</span>
          <input className="input input-code" type="text" readOnly value={address} />
        </label>
        <CopyButton
          text={address}
          labels={{ copy: t("copy"), copied: t("copied"), failed: t("copyFailed") }}
        />
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        <SystemShare address={address} title={title} label={t("system")} />
        <ButtonLink small href={links.mail} className="px-3">
          {t("mail")}
        </ButtonLink>
        <ButtonLink small href={links.telegram} rel="noreferrer" className="latin-words px-3">
          {t("telegram")}
        </ButtonLink>
        <ButtonLink small href={links.whatsapp} rel="noreferrer" className="latin-words px-3">
          {t("whatsapp")}
        </ButtonLink>
      </div>
    </section>
  );
}
