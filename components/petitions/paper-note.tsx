// Owns what the count's page says of paper, apart and together: a line or two, and nothing where there is no paper.
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { PaperCounts } from "@/lib/petitions/paper/rules";

type PaperNoteProps = {
  locale: Locale;
  paper: PaperCounts;
  /** The count's headline is checked paper alone, and pledges stand beside it already. */
  isPledge: boolean;
};

export function PaperNote({ locale, paper, isPledge }: PaperNoteProps) {
  if (paper.entered === 0) return null;
  const t = translator(locale, "paper");
  const number = (value: number) => formatNumber(locale, value);
  const { collected, joined, rejected } = paper;
  const sentences = [
    isPledge ? "" : t("public.paper", { online: number(paper.online), paper: number(paper.paper) }),
    collected > 0 ? t("public.waiting", { collected: number(collected) }) : "",
    joined > 0 ? t("public.joined", { joined: number(joined) }) : "",
    rejected > 0 ? t("public.rejected", { rejected: number(rejected) }) : "",
  ].filter((sentence) => sentence !== "");
  if (sentences.length === 0) return null;
  return <p className="note mt-3 max-w-measure">{sentences.join(" ")}</p>;
}
