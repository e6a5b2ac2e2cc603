// The printable sheet of a petition: A4, a serial and a QR code, fifteen lines, and never a place for a document number.
import { create } from "qrcode";
import { A4, type Page } from "./pages";
import type { Style } from "./typeset";

/** Everything that is printed, in the sheet's language. */
export type SheetWords = {
  /** The petition's. */
  title: string;
  addressee: string;
  summary: string;
  /** "Version 2 of 24 November 2026". */
  version: string;
  /** "Full text on the back and at:" with the address beside it. */
  fullText: string;
  consent: string;
  /** "Please do not write document numbers". */
  noNumbers: string;
  /** "Sheet". */
  sheet: string;
  collector: string;
  /** Null: left to be written by hand. */
  collectorName: string | null;
  placeAndDate: string;
  region: string;
  regionName: string;
  columns: { number: string; name: string; locality: string; contact: string; signature: string };
};

export type Sheet = {
  serial: number;
  /** Full address the QR code leads to. */
  address: string;
  /** The petition's address as people type it. */
  shortAddress: string;
};

const MARGIN = 34;
const WIDTH = A4.width - 2 * MARGIN;
const QR = 74;
const RULE = "#8a8273";
const body: Style = { size: 8.4 };
const small: Style = { size: 7.2, color: "#3a3833" };
const strong: Style = { size: 8.4, weight: "bold" };

/** Shares of the width: number, name, locality, contact, signature. */
const SHARES = [0.045, 0.295, 0.24, 0.24, 0.18];

function drawCode({ document }: Page, address: string, x: number, y: number, side: number): void {
  const { modules } = create(address, { errorCorrectionLevel: "M" });
  // Four light modules around the code (ISO/IEC 18004 §6.3.8).
  const unit = side / (modules.size + 8);
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) {
        document.rect(x + (column + 4) * unit, y + (row + 4) * unit, unit + 0.02, unit + 0.02);
      }
    }
  }
  document.fill("#000");
}

function rule({ document }: Page, x: number, y: number, width: number, weight = 0.5): void {
  document
    .moveTo(x, y)
    .lineTo(x + width, y)
    .lineWidth(weight)
    .strokeColor(RULE)
    .stroke();
}

/** A label with a line to write on, or what is known already. @returns the bottom */
function blank(
  page: Page,
  label: string,
  known: string | null,
  x: number,
  y: number,
  width: number,
) {
  page.type.line(label, { x, y }, small);
  const start = x + page.type.widthOf(label, small) + 5;
  if (known !== null) {
    const fits = page.type.lines(known, x + width - start, strong)[0] ?? "";
    page.type.line(fits, { x: start, y: y - 1.2 }, strong);
  }
  rule(page, start, y + 10, x + width - start);
  return y + 20;
}

function drawHead(page: Page, words: SheetWords, sheet: Sheet): number {
  const { type } = page;
  const width = WIDTH - QR - 16;
  const title: Style = { size: words.title.length > 90 ? 12 : 15, weight: "bold" };
  let y = type.paragraph(words.title, { x: MARGIN, y: MARGIN, width }, { ...title, leading: 1.18 });
  y = type.paragraph(words.addressee, { x: MARGIN, y: y + 4, width }, strong);
  y = type.paragraph(words.summary, { x: MARGIN, y: y + 4, width }, { ...body, leading: 1.32 });
  y = type.paragraph(words.version, { x: MARGIN, y: y + 4, width }, { ...small, most: 1 });
  const full = `${words.fullText} ${sheet.shortAddress}`;
  y = type.paragraph(full, { x: MARGIN, y: y + 1, width }, { ...small, most: 2 });
  const x = A4.width - MARGIN - QR;
  const number = String(sheet.serial).padStart(5, "0");
  drawCode(page, sheet.address, x, MARGIN - 6, QR);
  type.line(words.sheet, { x, y: MARGIN + QR - 5, width: QR, align: "center" }, small);
  const serial: Style = { size: 15, weight: "bold" };
  type.line(number, { x, y: MARGIN + QR + 4, width: QR, align: "center" }, serial);
  return Math.max(y, MARGIN + QR + 26);
}

function drawTable(page: Page, { columns }: SheetWords, rows: number, top: number, bottom: number) {
  const { document, type } = page;
  const heads = [
    columns.number,
    columns.name,
    columns.locality,
    columns.contact,
    columns.signature,
  ];
  const edges = [0, ...SHARES].map(
    (_, index) => MARGIN + SHARES.slice(0, index).reduce((sum, share) => sum + share, 0) * WIDTH,
  );
  const headHeight = 22;
  for (const [index, head] of heads.entries()) {
    const x = (edges[index] ?? 0) + 3;
    const width = (edges[index + 1] ?? 0) - x - 2;
    type.paragraph(
      head,
      { x, y: top + 3, width },
      { ...small, weight: "bold", leading: 1.15, most: 2 },
    );
  }
  const height = (bottom - top - headHeight) / rows;
  for (let row = 0; row <= rows; row += 1) {
    const y = top + headHeight + row * height;
    rule(page, MARGIN, y, WIDTH, row === 0 ? 1 : 0.5);
    if (row < rows) {
      const number = {
        x: MARGIN,
        y: y + height / 2 - 5,
        width: SHARES[0] ? SHARES[0] * WIDTH - 4 : 0,
      };
      type.line(String(row + 1), { ...number, align: "right" }, { size: 8.4 });
    }
  }
  rule(page, MARGIN, top, WIDTH, 1);
  for (const x of edges) {
    document.moveTo(x, top).lineTo(x, bottom).lineWidth(0.5).strokeColor(RULE).stroke();
  }
}

/**
 * Draws one sheet on the current page.
 * @param rows how many lines to sign on
 */
export function drawSheet(page: Page, words: SheetWords, sheet: Sheet, rows: number): void {
  let y = drawHead(page, words, sheet) + 6;
  y = page.type.paragraph(
    words.consent,
    { x: MARGIN, y, width: WIDTH },
    { ...body, leading: 1.32, most: 5 },
  );
  y = page.type.paragraph(
    words.noNumbers,
    { x: MARGIN, y: y + 2, width: WIDTH },
    { ...strong, most: 2 },
  );
  y += 9;
  const half = WIDTH / 2 - 8;
  blank(page, words.collector, words.collectorName, MARGIN, y, half);
  y = blank(page, words.region, words.regionName, MARGIN + half + 16, y, half);
  y = blank(page, words.placeAndDate, null, MARGIN, y, WIDTH);
  drawTable(page, words, rows, y, A4.height - MARGIN);
}
