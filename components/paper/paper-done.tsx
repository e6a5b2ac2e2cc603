// Owns saying what has just been done with paper, after a redirect: the address carries one word of a fixed list.
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

const words = [
  "ordered",
  "entered",
  "changed",
  "removed",
  "checked",
  "lineReopened",
  "returned",
  "voided",
  "reopened",
  "imported",
  "undone",
  "decided",
] as const;

export type PaperDeedWord = (typeof words)[number];

type PaperDoneProps = { locale: Locale; done: string | string[] | undefined };

export function PaperDone({ locale, done }: PaperDoneProps) {
  const word = words.find((known) => known === done);
  if (word === undefined) return null;
  return (
    <div className="mb-6">
      <Notice role="status">
        <p>{translator(locale, "paper")(`done.${word}`)}</p>
      </Notice>
    </div>
  );
}
