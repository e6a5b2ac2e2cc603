// Reads forms out of pages, as a browser without JavaScript would post them.
import { formsOf, type HtmlForm } from "@/e2e/http";

/**
 * The form of a page that has a field of this name, with its fields as the page fills them.
 * @param path of the page: where a form without an address of its own posts to
 * @throws if the page has no such form
 */
export function formOf(html: string, path: string, field: string): HtmlForm {
  const form = formsOf(html).find(({ fields }) => fields.some(([name]) => name === field));
  if (!form) throw new Error(`${path} has no form with a field "${field}".`);
  return { ...form, action: form.action || path };
}

/** What a page of this site's own sends beside its forms. */
export const fromPageOf = (site: string) => ({ origin: site, "sec-fetch-site": "same-origin" });

const BOUNDARY = "----bosaga-bench";

/** The header that says how the bodies of formBody() are written. */
export const FORM_TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

/** A form's body as text, since load generators take no FormData. @param values replace or add fields */
export function formBody(form: HtmlForm, values: Record<string, string>): string {
  const untouched = form.fields.filter(([name]) => !(name in values));
  const parts = [...untouched, ...Object.entries(values)].map(
    ([name, value]) =>
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join("")}--${BOUNDARY}--\r\n`;
}
