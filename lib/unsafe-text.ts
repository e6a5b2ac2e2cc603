// Owns knowing text that no name and no comment may be: a start a spreadsheet would run, and links.

/**
 * What a spreadsheet would run when a cell begins with it: `= + - @`, tab and CR, also the full-width
 * and small forms (NFKC makes them the same), and the minus sign some programs take for a hyphen.
 */
export function startsLikeFormula(value: string): boolean {
  return /^[=+\-@\t\r\u2212]/u.test(value.slice(0, 1).normalize("NFKC"));
}

const LINK =
  /:\/\/|www\.|[\p{L}\p{N}-]\.(?:com|net|org|info|biz|ru|su|kz|me|io|ly|cc|link|top|xyz|site|online|shop|club|рф|қаз)(?![\p{L}\p{N}])/iu;

/** Whether there is a link in it. One sign before the dot is enough to know a domain by, so the search is linear. */
export function hasLink(value: string): boolean {
  return LINK.test(value);
}
