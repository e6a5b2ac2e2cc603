// Owns cutting the fonts that PDF files embed: static, uncompressed cuts of the interface's typeface.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

const source = fileURLToPath(
  new URL("../../node_modules/@fontsource-variable/onest/", import.meta.url),
);
const output = fileURLToPath(new URL("../pdf/fonts/", import.meta.url));

const range = (first: number, last: number) =>
  String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index));

/** What the source's files draw, by its own names for them. */
const slices = {
  latin: `${range(0x20, 0x7e)}${range(0xa0, 0xff)}ıŒœ–—‘’‚“”„•…‹›€−№`,
  "latin-ext": range(0x100, 0x17f),
  cyrillic: `${range(0x400, 0x45f)}ҐґҰұ№`,
  "cyrillic-ext": range(0x460, 0x52f),
} as const;

const weights = { regular: 400, bold: 700 } as const;

/**
 * Writes lib/pdf/fonts/. PDF makers take a variable font's first instance and cannot read compressed
 * ones, so each weight is a TrueType file of its own.
 */
export async function cutPdfFonts(): Promise<void> {
  await mkdir(output, { recursive: true });
  for (const [slice, text] of Object.entries(slices)) {
    const whole = await readFile(`${source}files/onest-${slice}-wght-normal.woff2`);
    for (const [name, wght] of Object.entries(weights)) {
      const font = await subsetFont(whole, text, {
        targetFormat: "sfnt",
        variationAxes: { wght },
        keepFeatures: ["kern", "tnum"],
        noHinting: true,
      });
      await writeFile(`${output}onest-${slice}-${name}.ttf`, font);
      process.stdout.write(`${String(font.length).padStart(6)}  onest-${slice}-${name}.ttf\n`);
    }
  }
  await copyFile(`${source}LICENSE`, `${output}onest-license.txt`);
}
