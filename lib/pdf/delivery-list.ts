// The signers' list for the addressee: what the number is made of, the petition's text, then every line, by region.
import PDFDocument from "pdfkit";
import { A4, type Page } from "./pages";
import { type Style, typesetter } from "./typeset";

const MARGIN = 48;
const TOP = 56;
const BOTTOM = A4.height - 60;
const WIDTH = A4.width - 2 * MARGIN;
const RULE = "#8a8273";

const body: Style = { size: 9.5 };
const small: Style = { size: 8, color: "#3a3833" };
const cell: Style = { size: 8.6 };
const strong: Style = { size: 9.5, weight: "bold" };
const heading: Style = { size: 13, weight: "bold" };
const ROW = 14;

/** Everything that is printed, in the list's language. */
export type ListWords = {
  title: string;
  /** The petition's. */
  petition: string;
  addressee: string;
  made: string;
  /** "104,220 signatures". */
  total: string;
  /** Null unless the signatures are made up. */
  synthetic: string | null;
  how: string;
  /** What the number is made of, one line each, label and number. */
  parts: readonly (readonly [label: string, number: string])[];
  versions: string;
  versionParts: readonly (readonly [label: string, number: string])[];
  byRegion: string;
  regions: readonly (readonly [label: string, number: string])[];
  text: string;
  /** The petition's text: paragraphs. */
  paragraphs: readonly string[];
  columns: { number: string; name: string; date: string; way: string };
  /** "Page 7". */
  page: (number: number) => string;
};

/** A line of the list, written out. */
export type ListRow = { number: string; name: string; date: string; way: string };
/** Some lines of one region, in their order; a region may come in several parts. */
export type ListPart = { region: string; rows: readonly ListRow[] };

type Draw = (page: Page) => void;

function rule({ document }: Page, y: number, weight = 0.5): void {
  document
    .moveTo(MARGIN, y)
    .lineTo(MARGIN + WIDTH, y)
    .lineWidth(weight)
    .strokeColor(RULE)
    .stroke();
}

function foot(page: Page, words: ListWords, number: number): void {
  rule(page, BOTTOM + 16);
  const y = BOTTOM + 22;
  const shown = page.type.lines(words.petition, WIDTH - 90, small)[0] ?? "";
  page.type.line(shown, { x: MARGIN, y }, small);
  page.type.line(words.page(number), { x: MARGIN, y, width: WIDTH, align: "right" }, small);
}

/** A heading and lines of label and number. @returns the bottom */
function table(page: Page, title: string, lines: ListWords["parts"], y: number): number {
  const { type } = page;
  type.line(title, { x: MARGIN, y }, strong);
  rule(page, y + 14, 0.9);
  let at = y + 18;
  for (const [label, number] of lines) {
    const bottom = type.paragraph(label, { x: MARGIN, y: at, width: WIDTH - 90 }, body);
    type.line(number, { x: MARGIN, y: at, width: WIDTH, align: "right" }, body);
    at = bottom + 2;
  }
  return at + 12;
}

function cover(words: ListWords): Draw {
  return (page) => {
    const { type } = page;
    type.line(words.title, { x: MARGIN, y: TOP }, small);
    let y = TOP + 16;
    y = type.paragraph(
      words.petition,
      { x: MARGIN, y, width: WIDTH },
      { size: 18, weight: "bold", leading: 1.15, most: 4 },
    );
    y = type.paragraph(words.addressee, { x: MARGIN, y: y + 6, width: WIDTH }, body);
    type.line(words.total, { x: MARGIN, y: y + 12 }, { size: 22, weight: "bold" });
    type.line(words.made, { x: MARGIN, y: y + 40 }, small);
    y += 58;
    if (words.synthetic) {
      y = type.paragraph(words.synthetic, { x: MARGIN, y, width: WIDTH }, strong) + 6;
    }
    y = table(page, words.how, words.parts, y);
    if (words.versionParts.length > 1) y = table(page, words.versions, words.versionParts, y);
    // Twenty-two lines of a region each leave room for all the rest on one page.
    table(page, words.byRegion, words.regions, y);
    foot(page, words, 1);
  };
}

/** The petition's text over as many pages as it takes. */
function* textPages({ text, paragraphs }: ListWords, measure: Page["type"]): Generator<Draw> {
  const leading = body.size * 1.4;
  let lines: { text: string; style: Style; y: number }[] = [{ text, style: heading, y: TOP }];
  let y = TOP + 26;
  for (const paragraph of paragraphs) {
    for (const line of measure.lines(paragraph, WIDTH, body)) {
      if (y > BOTTOM - leading) {
        yield drawn(lines);
        lines = [];
        y = TOP;
      }
      lines.push({ text: line, style: body, y });
      y += leading;
    }
    y += leading * 0.6;
  }
  if (lines.length > 0) yield drawn(lines);
}

const drawn =
  (lines: readonly { text: string; style: Style; y: number }[]): Draw =>
  ({ type }) => {
    for (const { text, style, y } of lines) type.line(text, { x: MARGIN, y }, style);
  };

const X = { number: MARGIN, name: MARGIN + 52, date: MARGIN + 340, way: MARGIN + 420 };
const NAME_WIDTH = X.date - X.name - 8;

function columnHeads({ type }: Page, { columns }: ListWords, y: number): void {
  type.line(columns.number, { x: X.number, y }, small);
  type.line(columns.name, { x: X.name, y }, small);
  type.line(columns.date, { x: X.date, y }, small);
  type.line(columns.way, { x: X.way, y }, small);
}

function row({ type }: Page, { number, name, date, way }: ListRow, y: number): void {
  type.line(number, { x: X.number, y }, cell);
  // A name that is wider than its column is cut at a letter rather than set over the date.
  const fits = type.widthOf(name, cell) <= NAME_WIDTH;
  type.line(fits ? name : (type.lines(name, NAME_WIDTH, cell)[0] ?? ""), { x: X.name, y }, cell);
  type.line(date, { x: X.date, y }, cell);
  type.line(way, { x: X.way, y }, cell);
}

type Item = { region: string; row: ListRow | null };

const HEAD = 44;

/** Lines set on pages: a region's name before its first line, and again atop each page. */
async function* listPages(words: ListWords, parts: AsyncIterable<ListPart>): AsyncGenerator<Draw> {
  let items: (Item & { y: number })[] = [];
  let y = TOP;
  let current: string | null = null;
  const page = (): Draw => {
    const set = items;
    items = [];
    y = TOP;
    return (given) => {
      for (const item of set) {
        if (item.row) row(given, item.row, item.y);
        else {
          given.type.line(item.region, { x: MARGIN, y: item.y }, strong);
          columnHeads(given, words, item.y + 18);
          rule(given, item.y + 30);
        }
      }
    };
  };
  const headline = (region: string) => {
    items.push({ region, row: null, y });
    y += HEAD - 8;
  };
  for await (const { region, rows } of parts) {
    for (const one of rows) {
      if (region !== current) {
        if (items.length > 0) y += 16;
        // A region's name never stands alone at the foot of a page.
        if (y + HEAD + ROW > BOTTOM) yield page();
        headline(region);
        current = region;
      } else if (y + ROW > BOTTOM) {
        yield page();
        headline(region);
      }
      items.push({ region, row: one, y });
      y += ROW;
    }
  }
  if (items.length > 0) yield page();
}

/**
 * The pages of the list, made while the lines come.
 * @param parts every line, in the order of the list
 */
export async function* deliveryListPages(
  words: ListWords,
  parts: AsyncIterable<ListPart>,
): AsyncGenerator<Draw> {
  // Where a page ends is known before it is begun: a document that nobody sees measures the text.
  const measure = typesetter(new PDFDocument({ autoFirstPage: false, font: "" }));
  yield cover(words);
  let number = 1;
  const numbered = (draw: Draw): Draw => {
    number += 1;
    const own = number;
    return (page) => {
      draw(page);
      foot(page, words, own);
    };
  };
  for (const draw of textPages(words, measure)) yield numbered(draw);
  for await (const draw of listPages(words, parts)) yield numbered(draw);
}
