// Owns cutting the site's fonts out of the @fontsource packages: `npm run fonts` writes app/fonts/ and lib/pdf/fonts/.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";
import { sample } from "@/lib/cli/font-sample";
import {
  interfaceSlices,
  kazakh,
  readingSlices,
  type Slice,
  wordSlices,
} from "@/lib/cli/font-slices";
import { cutPdfFonts } from "@/lib/cli/pdf-fonts";
import { type FontMetrics, readMetrics, withShortNames } from "@/lib/cli/sfnt";

const packages = fileURLToPath(
  new URL("../../node_modules/@fontsource-variable/", import.meta.url),
);
const output = fileURLToPath(new URL("../../app/fonts/", import.meta.url));

type Cut = {
  family: string;
  package: string;
  /** File name within the package, without subset. */
  variant: string;
  style: "normal" | "italic";
  /** As CSS says it; a range for a variable cut. */
  weight: string;
  axes: Record<string, number | { min: number; max: number }>;
  features: string[];
  slices: Slice[];
};

const cuts: Cut[] = [
  {
    family: "Literata",
    package: "literata",
    variant: "standard-normal",
    style: "normal",
    weight: "400 700",
    // Optical size pinned: a second axis would double the weight of every file.
    axes: { wght: { min: 400, max: 700 }, opsz: 20 },
    features: ["kern", "lnum"],
    slices: readingSlices,
  },
  {
    family: "Literata",
    package: "literata",
    variant: "standard-italic",
    style: "italic",
    weight: "400",
    axes: { wght: 400, opsz: 20 },
    features: ["kern", "lnum"],
    slices: readingSlices.slice(0, 4),
  },
  {
    family: "Onest",
    package: "onest",
    variant: "wght-normal",
    style: "normal",
    // The interface speaks in one weight, so one instance is enough: half the bytes of the axis.
    weight: "400 700",
    axes: { wght: 470 },
    features: ["kern", "tnum"],
    slices: interfaceSlices,
  },
  {
    // What Kazakh and Russian pages say in Latin letters: "English", and two messengers' names.
    family: "Onest Words",
    package: "onest",
    variant: "wght-normal",
    style: "normal",
    weight: "400 700",
    axes: { wght: 470 },
    features: ["kern"],
    slices: wordSlices,
  },
];

/**
 * Average letter widths, in em, of the fonts a phone or a computer has already, weighted by
 * `sample`. Times New Roman and Arial measured on Liberation 2.1 (made to the same widths), Roboto
 * and Noto Serif (Android) on their @fontsource 5 files; the Kazakh letters left out on both sides.
 */
const fallbacks = [
  {
    family: "Literata",
    name: "Literata Times",
    locals: ["Times New Roman", "Liberation Serif", "Tinos"],
    latin: 0.403,
    cyrillic: 0.4663,
  },
  {
    family: "Literata",
    name: "Literata Noto",
    locals: ["Noto Serif"],
    latin: 0.4833,
    cyrillic: 0.5635,
  },
  {
    family: "Onest",
    name: "Onest Arial",
    locals: ["Arial", "Liberation Sans", "Arimo"],
    latin: 0.4473,
    cyrillic: 0.513,
  },
  { family: "Onest", name: "Onest Roboto", locals: ["Roboto"], latin: 0.45, cyrillic: 0.5242 },
];

function unicodeRange(text: string): string {
  const codes = [...new Set(text)].map((c) => c.codePointAt(0) ?? 0).sort((a, b) => a - b);
  const hex = (code: number) => code.toString(16).toUpperCase();
  const runs: string[] = [];
  for (let at = 0; at < codes.length; ) {
    let end = at;
    while (codes[end + 1] === (codes[end] ?? 0) + 1) end += 1;
    const [first, last] = [codes[at] ?? 0, codes[end] ?? 0];
    runs.push(first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`);
    at = end + 1;
  }
  return runs.join(", ");
}

/** A declaration as the formatter wants it: lists that do not fit 100 columns fold under the name. */
function declare(name: string, list: string): string {
  const short = `  ${name}: ${list};`;
  if (short.length <= 100) return short;
  const lines = [""];
  for (const item of list.split(", ")) {
    const line = lines.at(-1) ?? "";
    const longer = line === "" ? item : `${line}, ${item}`;
    if (longer.length > 94) lines.push(item);
    else lines[lines.length - 1] = longer;
  }
  return `  ${name}:\n    ${lines.join(",\n    ")};`;
}

async function sourceOf(cut: Cut, slice: Slice): Promise<Buffer> {
  const file = `${cut.package}-${slice.subset}-${cut.variant}.woff2`;
  return readFile(`${packages}${cut.package}/files/${file}`);
}

/** The characters of a slice that the source font can draw; the rest must not be claimed. */
async function drawable(source: Buffer, text: string): Promise<string> {
  const metrics = readMetrics(await subsetFont(source, text, { targetFormat: "sfnt" }));
  return [...new Set(text)].filter((character) => metrics.widthOf(character) !== null).join("");
}

async function cutSlice(cut: Cut, slice: Slice): Promise<string> {
  const source = await sourceOf(cut, slice);
  const text = await drawable(source, slice.text);
  const required = ["signs", "latin", "russian", "kazakh"].includes(slice.name);
  if (required && text.length !== new Set(slice.text).size) {
    const missing = [...slice.text].filter((character) => !text.includes(character)).join("");
    throw new Error(`${cut.family} cannot draw ${missing}`);
  }
  const glyphs = await subsetFont(source, text, {
    targetFormat: "sfnt",
    variationAxes: cut.axes,
    keepFeatures: slice.features ?? cut.features,
    noHinting: true,
    dropTables: ["VVAR", "vhea", "vmtx", "MVAR", "STAT"],
  });
  const font = await subsetFont(withShortNames(glyphs, cut.family), "", {
    targetFormat: "woff2",
    keepAllGlyphs: true,
  });
  const style = cut.style === "italic" ? "-italic" : "";
  const name = `${cut.package}${style}-${slice.name}.woff2`;
  await writeFile(output + name, font);
  process.stdout.write(`${String(font.length).padStart(6)}  ${name}\n`);
  return `@font-face {
  font-family: "${cut.family}";
  font-style: ${cut.style};
  font-weight: ${cut.weight};
  font-display: swap;
  src: url("./${name}") format("woff2");
${declare("unicode-range", unicodeRange(text))}
}
`;
}

type Script = keyof typeof sample;

function averageWidth(metrics: FontMetrics, script: Script): number {
  let width = 0;
  let weight = 0;
  for (const [letter, share] of Object.entries(sample[script])) {
    const letterWidth = kazakh.includes(letter) || letter === "ұ" ? null : metrics.widthOf(letter);
    if (letterWidth === null) continue;
    width += letterWidth * share;
    weight += share;
  }
  return width / weight;
}

async function metricsOf(family: string, script: Script): Promise<FontMetrics> {
  const cut = cuts.find((candidate) => candidate.family === family);
  if (cut === undefined) throw new Error(`No cut of ${family}.`);
  const slice = { name: script, subset: script, text: "" };
  const letters = Object.keys(sample[script]).join("");
  const font = await subsetFont(await sourceOf(cut, slice), letters, {
    targetFormat: "sfnt",
    variationAxes: cut.axes,
  });
  return readMetrics(font);
}

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

async function fallbackFaces(): Promise<string[]> {
  const faces: string[] = [];
  for (const fallback of fallbacks) {
    for (const script of ["latin", "cyrillic"] as const) {
      const metrics = await metricsOf(fallback.family, script);
      const adjust = averageWidth(metrics, script) / fallback[script];
      const range = script === "latin" ? "U+0-3FF, U+1E00-2FFF" : "U+400-52F";
      faces.push(`@font-face {
  font-family: "${fallback.name}";
  src: ${fallback.locals.map((name) => `local("${name}")`).join(", ")};
  size-adjust: ${percent(adjust)};
  ascent-override: ${percent(metrics.ascent / adjust)};
  descent-override: ${percent(metrics.descent / adjust)};
  line-gap-override: ${percent(metrics.lineGap / adjust)};
  unicode-range: ${range};
}
`);
    }
  }
  return faces;
}

await mkdir(output, { recursive: true });
const faces: string[] = [];
for (const cut of cuts) {
  for (const slice of cut.slices) faces.push(await cutSlice(cut, slice));
}
faces.push(...(await fallbackFaces()));
const head = "/* Written by `npm run fonts` (lib/cli/fonts.ts); change it there. */\n\n";
await writeFile(`${output}fonts.css`, head + faces.join("\n"));
for (const name of ["literata", "onest"]) {
  await copyFile(`${packages}${name}/LICENSE`, `${output}${name}-license.txt`);
}
await cutPdfFonts();
