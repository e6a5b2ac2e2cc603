// Owns what stands in a frame whose petition is not there: taken down since, or never was.
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

/** @param petitions full address of the list of petitions */
export function EmbedGone({ locale, petitions }: { locale: Locale; petitions: string }) {
  const t = translator(locale, "embed");
  return (
    <>
      <h1 className="text-2xl">{t("gone.title")}</h1>
      <p className="mt-2 max-w-measure">{t("gone.text")}</p>
      {/* Other pages of ours may not be framed, so links lead out of the frame. */}
      <p className="mt-4 font-sans">
        <a href={petitions} target="_blank" rel="noopener">
          {t("gone.others")}
        </a>
      </p>
    </>
  );
}
