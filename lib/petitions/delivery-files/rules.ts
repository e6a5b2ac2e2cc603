// Pure decisions about lists for the addressee: their state, how long they are kept, what a text is without its marks.

/** A finished list is erased after so many days: it is a copy of what is sealed elsewhere. */
export const KEPT_DAYS = 14;

export type FileState = "waiting" | "running" | "cancelled" | "finished" | "signedOff" | "erased";

export type FileTimes = {
  startedAt: Date | null;
  cancelledAt: Date | null;
  finishedAt: Date | null;
  signedOffAt: Date | null;
  erasedAt: Date | null;
};

/** The state of a list, derived from its deeds. */
export function fileState(times: FileTimes): FileState {
  if (times.cancelledAt !== null) return "cancelled";
  if (times.erasedAt !== null) return "erased";
  if (times.signedOffAt !== null) return "signedOff";
  if (times.finishedAt !== null) return "finished";
  return times.startedAt === null ? "waiting" : "running";
}

/** Finished before this instant: no longer kept. */
export function keptSince(now: Date): Date {
  return new Date(now.getTime() - KEPT_DAYS * 86_400_000);
}

/** Markdown as plain paragraphs, for paper: marks go, addresses of links stay in brackets. */
export function plainParagraphs(markdown: string): string[] {
  return markdown
    .split(/\n{2,}/u)
    .flatMap((block) => (/^\s*(?:[-*+]|\d+[.)])\s/u.test(block) ? block.split("\n") : [block]))
    .map((block) =>
      block
        .replace(/!?\[([^\]]*)\]\(([^)\s]*)[^)]*\)/gu, "$1 ($2)")
        .replace(/^\s{0,3}(?:#{1,6}|>)\s*/gmu, "")
        .replace(/^\s*[-*+]\s+/gmu, "– ")
        .replace(/(\*\*|__|\*|`)(?=\S)(.+?)\1/gu, "$2")
        .replace(/\s+/gu, " ")
        .trim(),
    )
    .filter((block) => block !== "");
}
