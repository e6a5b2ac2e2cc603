// Makes a PDF page by page while it is sent: what is drawn leaves before the next page is begun.
import { setImmediate } from "node:timers/promises";
import PDFDocument from "pdfkit";
import { type Typesetter, typesetter } from "./typeset";

export type Page = { document: PDFKit.PDFDocument; type: Typesetter };

/** A4 in points (ISO 216: 210 × 297 mm). */
export const A4 = { width: 595.28, height: 841.89 } as const;

function* drained(document: PDFKit.PDFDocument): Generator<Uint8Array<ArrayBuffer>> {
  for (;;) {
    const part: unknown = document.read();
    if (!(part instanceof Uint8Array)) return;
    yield new Uint8Array(part);
  }
}

/** Pages after which the words that were set are forgotten. */
const FORGETS_AFTER = 40;

/**
 * pdfkit keeps the layout of every word it ever set, letter by letter: of a hundred thousand names that
 * is hundreds of megabytes. It offers all words or none; so they are kept for some pages, on which dates
 * and regions repeat, and then forgotten.
 * @returns how many words were kept
 */
export function forgetWords(document: PDFKit.PDFDocument): number {
  const fonts: unknown = Reflect.get(document, "_fontFamilies");
  let kept = 0;
  for (const font of typeof fonts === "object" && fonts !== null ? Object.values(fonts) : []) {
    const words: unknown = Reflect.get(font, "layoutCache");
    if (typeof words !== "object" || words === null) continue;
    kept += Object.keys(words).length;
    Reflect.set(font, "layoutCache", Object.create(null));
  }
  return kept;
}

/**
 * A PDF in parts, in bounded memory however many pages it has.
 * @param title in the file's properties; @param locale the language of its text
 * @param pages one draw function a page, made as they are asked for
 */
export async function* pdfParts(
  title: string,
  locale: string,
  pages: Iterable<(page: Page) => void> | AsyncIterable<(page: Page) => void>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const document = new PDFDocument({
    autoFirstPage: false,
    size: "A4",
    margin: 0,
    lang: locale,
    displayTitle: true,
    // The default would load a font we never use.
    font: "",
    info: { Title: title },
  });
  const page = { document, type: typesetter(document) };
  let drawn = 0;
  for await (const draw of pages) {
    document.addPage();
    draw(page);
    yield* drained(document);
    drawn += 1;
    if (drawn % FORGETS_AFTER === 0) forgetWords(document);
    // A page takes tens of milliseconds; other readers are served in between.
    await setImmediate();
  }
  document.end();
  // The end is written in a later turn: the stream is read until it says so.
  for await (const part of document) if (part instanceof Uint8Array) yield new Uint8Array(part);
}

/**
 * Answers with a PDF that is made while it is sent.
 * @param name file name without ending; letters, digits and hyphens
 */
export function pdfResponse(
  name: string,
  parts: AsyncGenerator<Uint8Array<ArrayBuffer>>,
): Response {
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="${name.replace(/[^\w-]/g, "")}.pdf"`,
      "Cache-Control": "private, no-store",
    },
  });
}
