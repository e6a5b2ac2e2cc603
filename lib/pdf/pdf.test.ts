// Owns the proof that PDF text is text in all our scripts, fits its column, and that pages leave as they are made.
import { describe, expect, it } from "vitest";
import { forgetWords, type Page, pdfParts } from "./pages";
import { drawSheet, type SheetWords } from "./paper-sheets";
import { layText } from "./paper-text";

const KAZAKH = "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі";

async function made(pages: ((page: Page) => void)[]) {
  const parts: Uint8Array[] = [];
  for await (const part of pdfParts("Sample", "kk", pages)) parts.push(part);
  return { parts, text: Buffer.concat(parts).toString("latin1") };
}

const words: SheetWords = {
  title: KAZAKH,
  addressee: "Addressee",
  summary: "Summary ".repeat(60),
  version: "Version 1",
  fullText: "Full text:",
  consent: "Consent.",
  noNumbers: "No document numbers.",
  sheet: "Sheet",
  collector: "Collector",
  collectorName: "A collector with a very long name ".repeat(4),
  placeAndDate: "Place and date",
  region: "Region",
  regionName: "Almaty",
  columns: {
    number: "No.",
    name: "Name",
    locality: "Town",
    contact: "Mail",
    signature: "Signature",
  },
};

describe("a PDF", () => {
  it("is made page by page, whole, with its fonts inside", async () => {
    const sheet = (serial: number) => (page: Page) =>
      drawSheet(page, words, { serial, address: "https://x.test/kk", shortAddress: "x.test" }, 15);
    const { parts, text } = await made([sheet(1), sheet(2), sheet(3)]);
    expect(text.startsWith("%PDF-")).toBe(true);
    expect(text.trimEnd().endsWith("%%EOF")).toBe(true);
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(3);
    expect(text).toMatch(/\/FontFile2/);
    // What has been drawn leaves before the end.
    expect(parts.length).toBeGreaterThan(3);
  });

  it("has the whole text on the back, on one page where it can be read there, on more where not", async () => {
    const laid = async (paragraphs: string[]) => {
      const lines: string[] = [];
      let pages = 0;
      await made([
        (page) => {
          const type = { ...page.type, line: (text: string) => void lines.push(text) };
          const draws = layText(page.type, { ...words, paragraphs });
          pages = draws.length;
          for (const draw of draws) draw({ ...page, type }, 7);
        },
      ]);
      return { pages, text: lines.join(" ") };
    };
    const paragraph = (number: number) => `n${number} ${"сөз ".repeat(60)}end${number}`;
    const some = Array.from({ length: 12 }, (_, number) => paragraph(number));
    const many = Array.from({ length: 45 }, (_, number) => paragraph(number));
    expect((await laid(some)).pages).toBe(1);
    const long = await laid(many);
    expect(long.pages).toBeGreaterThan(1);
    for (const number of many.keys()) expect(long.text).toContain(`end${number}`);
    expect(long.text).toContain("00007");
    expect(long.text).toContain("Version 1");
  });

  it("keeps no word for ever, however many pages it has", async () => {
    const kept: number[] = [];
    const page = (number: number) => (given: Page) => {
      for (let word = 0; word < 20; word += 1) {
        given.type.line(`n${number}w${word}`, { x: 40, y: 40 }, { size: 9 });
      }
      // Were pdfkit's own name for them to change, none would be seen here.
      if (number === 30 || number === 100) kept.push(forgetWords(given.document));
    };
    await made(Array.from({ length: 101 }, (_, number) => page(number)));
    const [atFirst = 0, later = 0] = kept;
    expect(atFirst).toBeGreaterThanOrEqual(600);
    expect(later).toBeLessThanOrEqual(20 * 41);
  });

  it("breaks text to its column, and words longer than that", async () => {
    let lines: string[] = [];
    const style = { size: 10 };
    await made([
      ({ type }) => {
        lines = type.lines(`${KAZAKH} ${"Ұ".repeat(80)} end`, 120, style);
        for (const line of lines) expect(type.widthOf(line, style)).toBeLessThanOrEqual(120);
      },
    ]);
    expect(lines.join("").replaceAll(" ", "")).toBe(
      `${KAZAKH}${"Ұ".repeat(80)}end`.replaceAll(" ", ""),
    );
  });

  it("has a sign for what its typeface cannot draw", async () => {
    await made([
      ({ type }) => {
        const style = { size: 10 };
        expect(type.widthOf("名", style)).toBe(type.widthOf("?", style));
        expect(type.widthOf(KAZAKH, style)).toBeGreaterThan(50);
      },
    ]);
  });
});
