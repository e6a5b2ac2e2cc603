// The back of a printed sheet: the petition's whole text and version, so that who signs has read it in the hand.
import { A4, type Page } from "./pages";
import type { Style, Typesetter } from "./typeset";

export type TextWords = {
  title: string;
  /** "To: …" */
  addressee: string;
  /** The text in plain paragraphs. */
  paragraphs: readonly string[];
  version: string;
  /** "Sheet No." */
  sheet: string;
};

type Line = { text: string; isFirst: boolean };
type Laid = { size: number; columns: Line[][] };

const MARGIN = 42;
const GAP = 24;
const COLUMN = (A4.width - 2 * MARGIN - GAP) / 2;
const LEADING = 1.36;
/** Space before a paragraph, in lines. */
const BEFORE = 0.55;
const HEAD = 84;
const FOOT = 24;
const HEIGHT = A4.height - 2 * MARGIN - HEAD - FOOT;
/** From comfortable down to the smallest that is still read on paper; below that, more pages are taken. */
const SIZES = [10, 9.5, 9, 8.5, 8, 7.5] as const;
const PAGES_SIZE = 9;

function flow(type: Typesetter, paragraphs: readonly string[], size: number): Line[][] {
  const columns: Line[][] = [[]];
  let y = 0;
  for (const paragraph of paragraphs) {
    for (const [index, text] of type.lines(paragraph, COLUMN, { size }).entries()) {
      const isFirst = index === 0;
      const space = isFirst && y > 0 ? BEFORE * size * LEADING : 0;
      if (y + space + size * LEADING > HEIGHT) {
        columns.push([]);
        y = 0;
      }
      columns.at(-1)?.push({ text, isFirst });
      y += (y > 0 ? space : 0) + size * LEADING;
    }
  }
  return columns;
}

function fitted(type: Typesetter, paragraphs: readonly string[]): Laid {
  const lay = (size: number): Laid => ({ size, columns: flow(type, paragraphs, size) });
  const [largest, ...smaller] = SIZES;
  const first = lay(largest);
  if (first.columns.length <= 2) return first;
  for (const size of smaller) {
    // What a text takes shrinks with the square of its size: sizes that are out of the question are not tried.
    if ((first.columns.length - 1) * (size / largest) ** 2 > 2) continue;
    const laid = lay(size);
    if (laid.columns.length <= 2) return laid;
  }
  return lay(PAGES_SIZE);
}

/**
 * Breaks the text to pages of two columns: to one page where it fits in a size that is read, to as many as
 * it needs where not. Nothing is left out.
 * @returns a draw function a page, for the sheet of this number
 */
export function layText(
  type: Typesetter,
  words: TextWords,
): ((page: Page, serial: number) => void)[] {
  const laid = fitted(type, words.paragraphs);
  const pages = Math.ceil(laid.columns.length / 2);
  return Array.from({ length: pages }, (_, index) => (page: Page, serial: number) => {
    drawHead(page, words, serial, pages > 1 ? `${index + 1}/${pages}` : "");
    for (const [side, lines] of laid.columns.slice(index * 2, index * 2 + 2).entries()) {
      drawColumn(page, lines, MARGIN + side * (COLUMN + GAP), laid.size);
    }
  });
}

function drawHead({ type }: Page, words: TextWords, serial: number, part: string): void {
  const width = A4.width - 2 * MARGIN;
  const title: Style = { size: words.title.length > 110 ? 12 : 14, weight: "bold" };
  const small: Style = { size: 8, color: "#3a3833" };
  const y = type.paragraph(
    words.title,
    { x: MARGIN, y: MARGIN, width },
    { ...title, leading: 1.15 },
  );
  type.paragraph(words.addressee, { x: MARGIN, y: y + 3, width }, { size: 9, weight: "bold" });
  const foot = A4.height - MARGIN - 10;
  type.line(words.version, { x: MARGIN, y: foot }, small);
  const number = `${words.sheet} ${String(serial).padStart(5, "0")} ${part}`.trim();
  type.line(number, { x: MARGIN, y: foot, width, align: "right" }, small);
}

function drawColumn({ type }: Page, lines: readonly Line[], x: number, size: number): void {
  let y = MARGIN + HEAD;
  for (const [index, { text, isFirst }] of lines.entries()) {
    if (isFirst && index > 0) y += BEFORE * size * LEADING;
    type.line(text, { x, y }, { size });
    y += size * LEADING;
  }
}
