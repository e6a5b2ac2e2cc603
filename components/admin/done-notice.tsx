// Owns saying what has just been done, after a redirect: the address carries one word of a fixed list.
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

const words = [
  "created",
  "minted",
  "saved",
  "published",
  "retracted",
  "closed",
  "reopened",
  "calledOff",
  "invalidated",
  "ended",
  "erased",
] as const;

export function DoneNotice({
  locale,
  done,
}: {
  locale: Locale;
  done: string | string[] | undefined;
}) {
  const word = words.find((known) => known === done);
  if (word === undefined) return null;
  return (
    <div className="mb-6">
      <Notice role="status">
        <p>{translator(locale, "admin")(`done.${word}`)}</p>
      </Notice>
    </div>
  );
}
