// Posted bodies of pages, judged before Next reads them: what React cannot take apart is refused with
// a page that says so, instead of breaking inside Next, where no code of ours could answer.
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";

/** The sender went away before its body was whole. */
export class BodyCutOffError extends Error {
  override name = "BodyCutOffError";
}

/**
 * Reads a whole body and puts it back, so that Next reads it again.
 * @param request with the content-length that refusalOf() has judged
 * @throws BodyCutOffError
 */
export function peekBody(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const length = Number(request.headers["content-length"] ?? 0);
  if (length === 0) return Promise.resolve(Buffer.alloc(0));
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    const stop = () => {
      request.off("readable", read).off("end", cutOff).off("close", cutOff).off("error", cutOff);
    };
    const cutOff = () => {
      stop();
      reject(new BodyCutOffError());
    };
    const read = () => {
      for (let part = request.read(); part !== null; part = request.read()) {
        parts.push(part);
        size += part.length;
      }
      if (size < length) return;
      stop();
      const body = Buffer.concat(parts);
      // In the same turn as the last read, so that the stream has not noticed its end.
      request.unshift(body);
      resolve(body);
    };
    request.on("readable", read).on("end", cutOff).on("close", cutOff).on("error", cutOff);
  });
}

const ACTION_ID = /^[0-9a-f]{40,64}$/;
const ACTION_FIELD = /^\$ACTION_(?:REF_\d{1,4}|ID_[0-9a-f]{40,64}|KEY|(\d{1,4}):([01]))$/;

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

function parsed(text: FormDataEntryValue | null): unknown {
  if (typeof text !== "string") return undefined;
  try {
    return JSON.parse(text);
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

/** The field that names an action: `{"id":…,"bound":"$@1"}`, its bound arguments in the field `…:1`. */
function isReference(form: FormData, number: string): boolean {
  const reference = parsed(form.get(`$ACTION_${number}:0`));
  if (!isObject(reference) || !("id" in reference) || !("bound" in reference)) return false;
  if (typeof reference.id !== "string" || !ACTION_ID.test(reference.id)) return false;
  if (reference.bound === null) return true;
  const bound = parsed(form.get(`$ACTION_${number}:1`));
  if (reference.bound !== "$@1" || !Array.isArray(bound) || !isPlain(bound)) return false;
  // A form that keeps what was typed binds its state last of all.
  const state: unknown = bound.at(-1);
  return !form.has("$ACTION_KEY") || (isObject(state) && "status" in state);
}

function isFormWithAction(form: FormData): boolean {
  for (const name of new Set(form.keys())) {
    if (!name.startsWith("$ACTION")) continue;
    const field = ACTION_FIELD.exec(name);
    if (!field || form.getAll(name).length !== 1) return false;
    if (field[1] !== undefined && !isReference(form, field[1])) return false;
    const number = /^\$ACTION_REF_(\d+)$/.exec(name)?.[1];
    if (number !== undefined && !isReference(form, number)) return false;
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
