// Sets text in PDF files: one typeface from several files, lines broken to a width, real text in every script.

import { readFileSync } from "node:fs";
import path from "node:path";

export type Weight = "regular" | "bold";

/** As much of a pdfkit document as setting text takes. */
type Document = PDFKit.PDFDocument;

const folder = () => path.join(process.cwd(), "lib", "pdf", "fonts");

/** The files of lib/cli/pdf-fonts.ts, each with the letters it draws; the first that can, does. */
const slices = [
  { name: "cyrillic", draws: /[\u0400-\u045fҐґҰұ№]/u },
  { name: "cyrillic-ext", draws: /[\u0460-\u052f]/u },
  { name: "latin-ext", draws: /[\u0100-\u017f]/u },
  { name: "latin", draws: /[\u0020-\u007e\u00a0-\u00ffıŒœ–—‘’‚“”„•…‹›€−]/u },
] as const;

type Slice = (typeof slices)[number]["name"];

declare global {
  var bosagaPdfFonts: Map<string, Buffer> | undefined;
}

function fontFile(slice: Slice, weight: Weight): Buffer {
  globalThis.bosagaPdfFonts ??= new Map();
  const name = `onest-${slice}-${weight}.ttf`;
  const known = globalThis.bosagaPdfFonts.get(name);
  if (known) return known;
  const read = readFileSync(path.join(folder(), name));
  globalThis.bosagaPdfFonts.set(name, read);
  return read;
}

const KEPT_WIDTHS = 5_000;

type Run = { slice: Slice; text: string };

/** Spaces go with what stands before them; what no file draws becomes a box-less question mark. */
function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  for (const character of text.normalize("NFC").replace(/[\t\n\u202f\u2009]/gu, " ")) {
    const found = slices.find(({ draws }) => draws.test(character))?.name;
    const last = runs.at(-1);
    if (last && (found === last.slice || character === " " || character === "\u00a0")) {
      last.text += character;
    } else runs.push({ slice: found ?? "latin", text: found ? character : "?" });
  }
  // The files beside "latin" have no space.
  return runs.flatMap((run) =>
    run.slice === "latin"
      ? [run]
      : run.text
          .split(/([ \u00a0]+)/u)
          .filter((part) => part !== "")
          .map((part) => ({
            slice: /^[ \u00a0]/u.test(part) ? ("latin" as const) : run.slice,
            text: part,
          })),
  );
}

export type Style = { size: number; weight?: Weight; color?: string };
type Place = { x: number; y: number; width?: number; align?: "left" | "right" | "center" };

export type Typesetter = {
  /** The width of one line in points. */
  widthOf(text: string, style: Style): number;
  /** Breaks text at spaces to lines of at most this width; a word that is longer is broken. */
  lines(text: string, width: number, style: Style): string[];
  /** Writes one line; `y` is its top. With a width it is aligned within it. */
  line(text: string, place: Place, style: Style): void;
  /** Writes text of several lines from `y` down, at most `most` of them. @returns the bottom */
  paragraph(
    text: string,
    place: { x: number; y: number; width: number },
    style: Style & { leading?: number; most?: number },
  ): number;
};

/** Sets text into a document; each file of the typeface is embedded once it is needed. */
export function typesetter(document: Document): Typesetter {
  const registered = new Set<string>();
  const use = (slice: Slice, { size, weight = "regular" }: Style) => {
    const name = `${slice}-${weight}`;
    if (!registered.has(name)) document.registerFont(name, fontFile(slice, weight));
    registered.add(name);
    return document.font(name).fontSize(size);
  };
  const widths = new Map<string, number>();
  const widthOfRun = ({ slice, text }: Run, style: Style) => {
    const key = `${slice}|${style.weight ?? "regular"}|${style.size}|${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    const width = use(slice, style).widthOfString(text);
    // Names are many and each comes once; what repeats is soon known again.
    if (widths.size >= KEPT_WIDTHS) widths.clear();
    widths.set(key, width);
    return width;
  };
  const widthOf = (text: string, style: Style) =>
    runsOf(text).reduce((sum, run) => sum + widthOfRun(run, style), 0);

  function broken(word: string, width: number, style: Style): string[] {
    const parts = [""];
    for (const character of word) {
      const longer = `${parts.at(-1) ?? ""}${character}`;
      if (widthOf(longer, style) <= width || parts.at(-1) === "") parts[parts.length - 1] = longer;
      else parts.push(character);
    }
    return parts;
  }

  function lines(text: string, width: number, style: Style): string[] {
    const made: string[] = [];
    let current = "";
    for (const word of text.split(/[ \n\t]+/u).filter((part) => part !== "")) {
      const longer = current === "" ? word : `${current} ${word}`;
      if (widthOf(longer, style) <= width) {
        current = longer;
        continue;
      }
      if (current !== "") made.push(current);
      const parts = widthOf(word, style) <= width ? [word] : broken(word, width, style);
      made.push(...parts.slice(0, -1));
      current = parts.at(-1) ?? "";
    }
    return current === "" ? made : [...made, current];
  }

  function line(text: string, { x, y, width, align = "left" }: Place, style: Style): void {
    const spare = width === undefined ? 0 : width - widthOf(text, style);
    let at = x + (align === "right" ? spare : align === "center" ? spare / 2 : 0);
    for (const run of runsOf(text)) {
      use(run.slice, style)
        .fillColor(style.color ?? "#000")
        .text(run.text, at, y, { lineBreak: false });
      at += widthOfRun(run, style);
    }
  }

  return {
    widthOf,
    lines,
    line,
    paragraph(text, { x, y, width }, { leading = 1.3, most, ...style }) {
      const made = lines(text, width, style);
      for (const [index, one] of made.slice(0, most).entries()) {
        line(one, { x, y: y + index * style.size * leading }, style);
      }
      return y + Math.min(made.length, most ?? made.length) * style.size * leading;
    },
  };
}
