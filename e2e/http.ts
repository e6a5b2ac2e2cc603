// Requests as they are on the wire, without a browser: nothing is followed, nothing is hidden.

export type Answer = { status: number; headers: Headers; body: string };

const site = () => process.env.E2E_SITE_URL ?? "";

/**
 * One request to the site.
 * @param path of the site; @param init as for fetch; redirects are not followed
 */
export async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
  const answer = await fetch(`${site()}${path}`, { redirect: "manual", ...init });
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
}

/** What a browser's own form sends beside the fields. */
export const fromOurPage = () => ({ Origin: site(), "Sec-Fetch-Site": "same-origin" });

export type HtmlForm = { action: string; fields: [name: string, value: string][] };

const unescaped = (text: string) =>
  text.replace(/&(amp|quot|lt|gt|#x27|#39);/g, (_, name: string) => {
    const signs: Record<string, string> = { amp: "&", quot: '"', lt: "<", gt: ">" };
    return signs[name] ?? "'";
  });

const attribute = (tag: string, name: string) => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : unescaped(found);
};

/** The POST forms of a page, with every field a browser would send untouched. */
export function formsOf(html: string): HtmlForm[] {
  return [...html.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/g)].flatMap(([whole, inside = ""]) => {
    const head = whole.slice(0, whole.indexOf(">"));
    if ((attribute(head, "method") ?? "get").toLowerCase() !== "post") return [];
    const fields: [string, string][] = [];
    for (const [tag] of inside.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)) {
      const name = attribute(tag, "name");
      const isBox = /type="(checkbox|radio)"/.test(tag);
      if (name !== undefined && (!isBox || /\schecked/.test(tag))) {
        fields.push([name, attribute(tag, "value") ?? ""]);
      }
    }
    return [{ action: attribute(head, "action") ?? "", fields }];
  });
}

/**
 * The form of a page that has a field.
 * @throws if there is none
 */
export async function formWith(path: string, field: string, init: RequestInit = {}) {
  const { body } = await ask(path, init);
  const form = formsOf(body).find(({ fields }) => fields.some(([name]) => name === field));
  if (!form) throw new Error(`${path} has no form with a field "${field}".`);
  return form;
}

/**
 * Posts a form as a browser without JavaScript does.
 * @param values replace or add fields; @param headers replace what our own page would send
 */
export function post(
  path: string,
  form: HtmlForm,
  values: Record<string, string | string[]>,
  headers: Record<string, string> = fromOurPage(),
): Promise<Answer> {
  const data = new FormData();
  for (const [name, value] of form.fields) if (!(name in values)) data.append(name, value);
  for (const [name, value] of Object.entries(values)) {
    for (const one of [value].flat()) data.append(name, one);
  }
  return ask(form.action || path, { method: "POST", body: data, headers });
}
