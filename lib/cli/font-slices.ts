// Owns which characters go into which font file: what a first view needs is cut apart from what only
// some texts need, because browsers fetch a file when a character of it is on the page.

const between = (from: string, to: string): string => {
  const first = from.codePointAt(0) ?? 0;
  const last = to.codePointAt(0) ?? 0;
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join(
    "",
  );
};

const signs = "\u0020\u00a00123456789!\"#%&'()*+,-./:;=?@_«»‘’“”–—…·§×−£€";
// Running text rarely needs these; the interface does ("@", "+7").
const rareInText = "#&*+=@_§×€";
// And the interface hardly these.
const rareInInterface = "#*=_§×£€";
const latin = between("A", "Z") + between("a", "z");
const russian = `${between("А", "я")}ЁёІіҰұ№`;
export const kazakh = "ӘәҒғҚқҢңӨөҮүҺһ";
const accents = `$<>[]\\^\`{|}~°±¡¿¢©®ª²³´µ¶¹º¼½¾÷${between("À", "Ö")}${between("Ø", "ö")}${between("ø", "ÿ")}•†‡‹›‚„†`;
const latinMore = `${between("Ā", "ſ")}₸₽₺`;
const cyrillicMore = "ЀЂЃЄЅЇЈЉЊЋЌЍЎЏѐђѓєѕїјљњћќѝўџҐґ";

export type Slice = { name: string; subset: string; text: string; features?: string[] };

const romanSlices: Slice[] = [
  { name: "signs", subset: "latin", text: signs },
  { name: "latin", subset: "latin", text: latin },
  { name: "russian", subset: "cyrillic", text: russian },
  { name: "kazakh", subset: "cyrillic-ext", text: kazakh },
  { name: "accents", subset: "latin", text: accents },
  { name: "latin-more", subset: "latin-ext", text: latinMore },
  { name: "cyrillic-more", subset: "cyrillic", text: cyrillicMore },
];

const without = (text: string, left: string) =>
  [...text].filter((character) => !left.includes(character)).join("");

export const readingSlices: Slice[] = romanSlices.map((slice) => {
  if (slice.name === "accents") return { ...slice, text: slice.text + rareInText };
  // Signs stand between letters of other files, where no kerning reaches them.
  if (slice.name === "signs")
    return { ...slice, text: without(slice.text, rareInText), features: ["lnum"] };
  return slice;
});

const digits = "0123456789";

export const interfaceSlices: Slice[] = romanSlices.flatMap((slice): Slice[] => {
  // Tabular figures bring a space as wide as a figure along, which tears "1 204" apart: figures have a
  // file of their own, and the space comes from one without that feature.
  if (slice.name === "signs")
    return [
      { ...slice, name: "figures", text: digits },
      { ...slice, text: without(slice.text, digits + rareInInterface), features: ["kern"] },
    ];
  if (slice.name === "accents") return [{ ...slice, text: slice.text + rareInInterface }];
  return [{ ...slice, features: ["kern"] }];
});

export const wordSlices: Slice[] = [
  { name: "words", subset: "latin", text: "EnglishTelegramWhatsApp" },
];
