// Owns where a headline may not break: short words stay with the word they belong to, in any language.

const NO_BREAK = "\u00a0";
const short = "не|ни|без|для|под|над|при|про|на|по|из|от|до|за|во|ко|со|об|и|а|в|к|с|у|о|я";
const afterShortWord = new RegExp(`(?<=^|[\\s(«“])(${short}) +(?=\\S)`, "giu");
const beforeDash = / +(?=[–—](?:\s|$))/gu;
/** "1 000 қол", "24 қараша": a number stays with the word it counts. */
const afterNumber = /(?<=(?:^|\s)\d+) +(?=\p{L})/gu;

/**
 * A headline with no-break spaces after Russian one-letter words, short prepositions and «не», before
 * dashes, and between a number and its word. Applying it twice changes nothing more.
 */
export function unbroken(title: string): string {
  return title
    .replaceAll(beforeDash, NO_BREAK)
    .replaceAll(afterNumber, NO_BREAK)
    .replaceAll(afterShortWord, `$1${NO_BREAK}`);
}
