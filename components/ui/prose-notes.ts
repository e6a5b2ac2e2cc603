// Owns where a text's notes stand: right after the paragraph that refers to them, so that they are in
// the margin on a wide screen and under the paragraph on a phone, on paper and when read aloud.
import type { ExtraProps } from "react-markdown";
import type rehypeSanitize from "rehype-sanitize";

type Root = Parameters<ReturnType<typeof rehypeSanitize>>[0];
type Element = NonNullable<ExtraProps["node"]>;
type Child = Element["children"][number];

/** What a screen reader says of the links between text and note. */
export type NoteWords = { note: (number: number) => string; back: (number: number) => string };

const isElement = (node: { type: string }): node is Element => node.type === "element";

function element(tagName: string, properties: Element["properties"], children: Child[]): Element {
  return { type: "element", tagName, properties, children };
}

const text = (value: string): Child => ({ type: "text", value });

function textOf(node: Child): string {
  if (node.type === "text") return node.value;
  return isElement(node) ? node.children.map(textOf).join("") : "";
}

/** The section remark-rehype puts at the end: one list item a note, in order of first reference. */
const isNotesSection = (node: { type: string }): node is Element =>
  isElement(node) && node.tagName === "section" && "dataFootnotes" in node.properties;

const isBackLink = (node: Child) => isElement(node) && "dataFootnoteBackref" in node.properties;

/** A note's words without its paragraphs' frames and without the arrow back. */
function wordsOf(item: Element): Child[] {
  const paragraphs = item.children.filter(isElement);
  return paragraphs.flatMap((paragraph, index) => [
    ...(index > 0 ? [text(" ")] : []),
    ...paragraph.children.filter((child) => !isBackLink(child)),
  ]);
}

function notesIn(section: Element): Child[][] {
  const list = section.children.filter(isElement).find(({ tagName }) => tagName === "ol");
  return (list?.children ?? []).filter(isElement).map(wordsOf);
}

/** Points every reference in a block at its note and tells which notes it refers to. */
function refer(block: Element, words: NoteWords, seen: ReadonlySet<number>): number[] {
  const found: number[] = [];
  const walk = (node: Element) => {
    for (const child of node.children) {
      if (!isElement(child)) continue;
      if (child.tagName !== "a" || !("dataFootnoteRef" in child.properties)) {
        walk(child);
        continue;
      }
      const number = Number(textOf(child));
      const isFirst = !seen.has(number) && !found.includes(number);
      child.properties = {
        href: `#note-${number}`,
        ariaLabel: words.note(number),
        ...(isFirst && { id: `reference-${number}` }),
      };
      if (isFirst) found.push(number);
    }
  };
  walk(block);
  return found;
}

function noteElement(number: number, content: Child[], words: NoteWords): Element {
  const back = element(
    "a",
    { href: `#reference-${number}`, ariaLabel: words.back(number), className: ["note-number"] },
    [text(String(number))],
  );
  return element("div", { id: `note-${number}`, role: "note", className: ["note-beside"] }, [
    back,
    text(" "),
    ...content,
  ]);
}

/**
 * A rehype step, to run after sanitising: moves notes to the blocks that refer to them, and numbers
 * second-level headings `section-1`, `section-2`, … (the same in every language).
 */
export function placeNotes(words: NoteWords) {
  return (tree: Root): void => {
    const section = tree.children.find(isNotesSection);
    const notes = section ? notesIn(section) : [];
    const seen = new Set<number>();
    let sections = 0;
    tree.children = tree.children.flatMap((child): Root["children"] => {
      if (child === section) return [];
      if (!isElement(child)) return [child];
      if (child.tagName === "h2") {
        sections += 1;
        child.properties.id = `section-${sections}`;
      }
      const numbers = refer(child, words, seen);
      if (numbers.length === 0) return [child];
      for (const number of numbers) seen.add(number);
      const beside = numbers.map((number) => noteElement(number, notes[number - 1] ?? [], words));
      return [
        element("div", { className: ["noted"] }, [
          child,
          element("div", { className: ["notes-beside"] }, beside),
        ]),
      ];
    });
  };
}
