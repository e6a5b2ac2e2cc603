// Posted bodies of pages, judged before Next reads them: what React cannot take apart is refused with
// a page that says so, instead of breaking inside Next, where no code of ours could answer.
import { type IncomingHttpHeaders, IncomingMessage } from "node:http";

/** The sender went away before its body was whole. */
export class BodyCutOffError extends Error {
  override name = "BodyCutOffError";
}

/**
 * Reads a whole body.
 * @param request with the content-length that refusalOf() has judged
 * @throws BodyCutOffError
 */
export async function readBody(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const parts: Buffer[] = [];
  try {
    for await (const part of request) parts.push(part);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ECONNRESET") {
      throw new BodyCutOffError();
    }
    throw error;
  }
  if (!request.complete) throw new BodyCutOffError();
  return Buffer.concat(parts);
}

/** The same request with its body yet to be read; one that was read Next cannot hand to a route. */
export function unread(request: IncomingMessage, body: Buffer): IncomingMessage {
  const again = new IncomingMessage(request.socket);
  again.method = request.method;
  again.url = request.url;
  again.headers = request.headers;
  again.rawHeaders = request.rawHeaders;
  again.httpVersion = request.httpVersion;
  again.httpVersionMajor = request.httpVersionMajor;
  again.httpVersionMinor = request.httpVersionMinor;
  if (body.length > 0) again.push(body);
  again.push(null);
  again.complete = true;
  return again;
}

const ACTION_ID = /^[0-9a-f]{40,64}$/;
const ACTION_FIELD = /^\$ACTION_(?:REF_\d{1,4}|ID_[0-9a-f]{40,64}|KEY|(\d{1,4}):([01]))$/;

/** The most action fields and levels of nesting a body may have: our largest form sends four fields, and
 *  its state is six levels deep. */
const MOST_ACTION_FIELDS = 16;
const MOST_LEVELS = 32;

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Whether nothing in it lies so deep that a function calling itself would run out of stack. */
function isShallow(value: unknown, levels = MOST_LEVELS): boolean {
  if (!isObject(value)) return true;
  return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1));
}

function parsed(text: FormDataEntryValue | null | undefined): unknown {
  if (typeof text !== "string") return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isShallow(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** React's notation: a string that begins with one dollar sign stands for something else, and in what
 *  our pages bind nothing does but what is undefined. */
function isPlain(value: unknown): boolean {
  if (typeof value === "string") return !/^\$(?!\$|undefined$)/.test(value);
  if (!isObject(value)) return true;
  return Object.values(value).every(isPlain);
}

type ActionFields = ReadonlyMap<string, FormDataEntryValue>;

/** The field that names an action: `{"id":…,"bound":"$@1"}`, its bound arguments in the field `…:1`. */
function isReference(fields: ActionFields, number: string): boolean {
  const reference = parsed(fields.get(`$ACTION_${number}:0`));
  if (!isObject(reference) || !("id" in reference) || !("bound" in reference)) return false;
  if (typeof reference.id !== "string" || !ACTION_ID.test(reference.id)) return false;
  if (reference.bound === null) return true;
  const bound = parsed(fields.get(`$ACTION_${number}:1`));
  if (reference.bound !== "$@1" || !Array.isArray(bound) || !isPlain(bound)) return false;
  // A form that keeps what was typed binds its state last of all.
  const state: unknown = bound.at(-1);
  return !fields.has("$ACTION_KEY") || (isObject(state) && "status" in state);
}

/** The fields that are React's, in one walk: asking the form for each would walk it again each time.
 *  @returns undefined when one comes twice, or more come than any form of ours has */
function actionFields(form: FormData): ActionFields | undefined {
  const fields = new Map<string, FormDataEntryValue>();
  for (const [name, value] of form) {
    if (!name.startsWith("$ACTION")) continue;
    if (fields.has(name) || fields.size === MOST_ACTION_FIELDS) return undefined;
    fields.set(name, value);
  }
  return fields;
}

function isFormWithAction(form: FormData): boolean {
  const fields = actionFields(form);
  if (fields === undefined) return false;
  for (const name of fields.keys()) {
    const field = ACTION_FIELD.exec(name);
    if (!field) return false;
    const number = field[1] ?? /^\$ACTION_REF_(\d+)$/.exec(name)?.[1];
    if (number !== undefined && !isReference(fields, number)) return false;
  }
  return true;
}

async function readFields(type: string, body: Buffer<ArrayBuffer>): Promise<FormData | undefined> {
  try {
    return await new Response(body, { headers: { "content-type": type } }).formData();
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/**
 * Whether a body is one that a form of our pages, or their script, sends.
 * @param headers of the request; @param body the whole of it
 */
export async function isOwnForm(
  headers: IncomingHttpHeaders,
  body: Buffer<ArrayBuffer>,
): Promise<boolean> {
  const type = headers["content-type"] ?? "";
  const action = headers["next-action"];
  if (action !== undefined) {
    if (typeof action !== "string" || !ACTION_ID.test(action)) return false;
    if (/^text\/plain\b/i.test(type)) return Array.isArray(parsed(body.toString("utf8")));
    if (!/^multipart\/form-data\b/i.test(type)) return false;
    const fields = await readFields(type, body);
    return fields !== undefined && Array.isArray(parsed(fields.get("0")));
  }
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)) return false;
  const form = await readFields(type, body);
  return form !== undefined && isFormWithAction(form);
}
