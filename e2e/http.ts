// Requests as they are on the wire, without a browser: nothing is followed, nothing is hidden.
import { type IncomingMessage, request } from "node:http";

export type Answer = { status: number; headers: Headers; body: string };
export type Question = {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer> | FormData;
};

const site = () => process.env.E2E_SITE_URL ?? "";

const dressed = ({ headers }: IncomingMessage) =>
  new Headers(
    Object.entries(headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((one): [string, string] => [name, one]),
    ),
  );

/**
 * One request to the site, and its answer. Not fetch, which adds headers of its own and gives up when
 * a server refuses a body without reading it.
 * @param path of the site, sent as it is; redirects are not followed
 */
export async function ask(path: string, question: Question = {}): Promise<Answer> {
  const { method = "GET", headers = {}, body } = question;
  const packed = new Response(body);
  const bytes = Buffer.from(await packed.arrayBuffer());
  const type = body instanceof FormData ? packed.headers.get("content-type") : null;
  const { hostname, port } = new URL(site());
  return new Promise((resolve, reject) => {
    const sending = request(
      {
        hostname,
        port,
        path,
        method,
        agent: false,
        headers: {
          ...(method === "GET" || method === "HEAD" ? {} : { "Content-Length": bytes.length }),
          ...(type ? { "Content-Type": type } : {}),
          ...headers,
        },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("error", reject);
        answer.on("end", () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: dressed(answer),
            body: Buffer.concat(parts).toString("utf8"),
          }),
        );
      },
    );
    sending.on("error", reject);
    sending.end(bytes.length > 0 ? bytes : undefined);
  });
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
    // A fragment is for whoever reads the answer; it is never sent.
    return [{ action: (attribute(head, "action") ?? "").replace(/#.*$/, ""), fields }];
  });
}

/**
 * The form of a page that has a field.
 * @throws if there is none
 */
export async function formWith(path: string, field: string, question: Question = {}) {
  const { body } = await ask(path, question);
  const form = formsOf(body).find(({ fields }) => fields.some(([name]) => name === field));
  if (!form) throw new Error(`${path} has no form with a field "${field}".`);
  return form;
}

/**
 * The form of a page whose button says so.
 * @param path of the page: where a form without an address of its own posts to
 * @throws if there is none
 */
export function formWithButton(html: string, path: string, button: string): HtmlForm {
  const forms = [...html.matchAll(/<form\b[\s\S]*?<\/form>/g)].map(([whole]) => whole);
  const [form] = formsOf(forms.find((whole) => whole.includes(button)) ?? "");
  if (!form) throw new Error(`${path} has no form with the button "${button}".`);
  return { ...form, action: form.action || path };
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
