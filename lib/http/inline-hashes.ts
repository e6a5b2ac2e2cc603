// Finds the inline scripts and styles of a document and hashes them for its Content-Security-Policy.
import { createHash } from "node:crypto";

export type InlineHashes = { readonly scripts: string[]; readonly styles: string[] };

const ELEMENT = /<(script|style)\b([^>]*)>([\s\S]*?)<\/\1\s*>/gi;
// Types a browser runs; anything else (application/ld+json) is data, which the policy ignores.
const RUNS = /\btype\s*=\s*["']?(?:text\/javascript|application\/javascript|module|importmap)\b/i;

function sourceExpression(text: string): string {
  return `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;
}

/**
 * Whether Next or React wrote this inline script. Hashing whatever stands in a page would also bless
 * a script somebody managed to inject; so only what provably does nothing but hand data to Next's
 * router, or is React's own fixed runtime, is let through. The rest stays blocked by the browser.
 * @param text the script between its tags
 * @param runtime React's server renderer in source form, which holds its fixed inline scripts
 */
export function isFrameworkScript(text: string, runtime: string): boolean {
  return isRouterData(text) || isRuntimeCall(text) || isRuntimeSource(text, runtime);
}

const FIRST_PUSH = "(self.__next_f=self.__next_f||[]).push([0])";
const DATA_PUSHES = [
  /^self\.__next_f\.push\((\[[\s\S]*\])\)$/,
  // Turbopack's list of the files to load; script-src 'self' still bounds where they come from.
  /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\((\{[\s\S]*\})\);?$/,
];

function isRouterData(text: string): boolean {
  if (text === FIRST_PUSH) return true;
  const rest = text.startsWith(`${FIRST_PUSH};`) ? text.slice(FIRST_PUSH.length + 1) : text;
  return DATA_PUSHES.some((push) => isJson(push.exec(rest)?.[1]));
}

function isJson(text: string | undefined): boolean {
  if (text === undefined) return false;
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

const RUNTIME_CALL = /^(?:\$R[A-Z]\((?:"[^"\\<]*"|[0-9.]+)(?:,(?:"[^"\\<]*"|[0-9.]+))*\);?)+$/;

function isRuntimeCall(text: string): boolean {
  return RUNTIME_CALL.test(text);
}

/** A run of at least this many characters that also stands in React's source is React's. */
const SHORTEST_SOURCE = 40;

function isRuntimeSource(text: string, runtime: string): boolean {
  const call = text.lastIndexOf(";$R");
  const fixed = call > 0 && isRuntimeCall(text.slice(call + 1)) ? text.slice(0, call) : text;
  if (fixed.length < SHORTEST_SOURCE) return false;
  const literals = [JSON.stringify(fixed).slice(1, -1), fixed.replace(/[\\']/g, "\\$&")];
  return [fixed, ...literals].some((literal) => runtime.includes(literal));
}

/**
 * The policy's source expressions for a document.
 * @param html the whole document
 * @param isOurs says whether an inline script may run
 * @returns hashes without repetition (CSP 3 §2.3.1), and how many inline scripts were left out
 */
export function inlineHashes(
  html: string,
  isOurs: (script: string) => boolean,
): InlineHashes & { readonly refused: number } {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  let refused = 0;
  for (const [, tag = "", attributes = "", text = ""] of html.matchAll(ELEMENT)) {
    if (tag.toLowerCase() === "style") styles.add(sourceExpression(text));
    else if (/\bsrc\s*=/i.test(attributes)) continue;
    else if (/\btype\s*=/i.test(attributes) && !RUNS.test(attributes)) continue;
    else if (isOurs(text)) scripts.add(sourceExpression(text));
    else refused += 1;
  }
  return { scripts: [...scripts], styles: [...styles], refused };
}
