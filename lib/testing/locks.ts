// The lock on every door: admin pages, actions and routes ask for a permission before anything else.
import { child, children, lineOf, type Node, type Source, walk, word } from "./sources";
import type { Rule } from "./walls";

// lib/auth/require-permission.ts. A route handler has no redirect to give, so its lock hands back the
// refusal, and the handler must return it before anything else.
const LOCK = "requirePermission";
const ROUTE_LOCK = "requirePermissionOfRoute";

const isRoute = (path: string) => /\/route\.tsx?$/.test(path);
/** Route groups, (group), are not part of an address. */
const isAdmin = (path: string) =>
  path.replaceAll(/\([^)]*\)\//g, "").startsWith("app/[locale]/admin/");
const isFunction = (node: Node | null): boolean =>
  node !== null &&
  /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type);

const hasDirective = (node: Node, directive: string) =>
  children(node, "body").some((statement) => word(statement, "directive") === directive);

/** The name of the function whose answer a statement awaits first of all: `await f(…)`, `x = await f(…)`. */
function awaited(statement: Node): string {
  const [declared] = children(statement, "declarations");
  const awaiting = declared ? child(declared, "init") : child(statement, "expression");
  const call = awaiting?.type === "AwaitExpression" ? child(awaiting, "argument") : null;
  return call?.type === "CallExpression" ? word(child(call, "callee"), "name") : "";
}

/** What may be asked before the lock: what stands in the address itself, and nobody else. (Components
 *  reach no data, which another rule holds.) */
const ADDRESS_READERS =
  /^components\/|^lib\/(urls|tokens|forms|http\/form-answers|i18n\/.+|(.+\/)?(schema|rules))(\.ts)?$/;
const GLOBALS = new Set(["Promise", "String", "Number", "Object"]);

/** Whether a statement calls anything that could know more than the address says. */
function asksElsewhere(statement: Node, source: Source): boolean {
  const harmless = new Set(GLOBALS);
  for (const { names, specifier, target } of source.imports) {
    const reads = specifier === "next/navigation" || ADDRESS_READERS.test(target ?? "");
    for (const name of reads ? names : []) harmless.add(name);
  }
  return [...walk(statement)].some((node) => {
    if (node.type !== "CallExpression") return false;
    let callee = child(node, "callee");
    while (callee?.type === "MemberExpression") callee = child(callee, "object");
    return !harmless.has(word(callee, "name"));
  });
}

/** `if (… instanceof Response) return …` */
function returnsRefusal(statement: Node): boolean {
  const test = child(statement, "test");
  const then = child(statement, "consequent");
  const returned = then?.type === "BlockStatement" ? children(then, "body")[0] : then;
  return (
    statement.type === "IfStatement" &&
    word(test, "operator") === "instanceof" &&
    word(test && child(test, "right"), "name") === "Response" &&
    returned?.type === "ReturnStatement"
  );
}

/** Whether a function asks for a permission before it asks anybody for anything else. */
function isLocked(fn: Node, source: Source): boolean {
  const body = child(fn, "body");
  const statements = body ? children(body, "body").filter((node) => !word(node, "directive")) : [];
  const lock = isRoute(source.path) ? ROUTE_LOCK : LOCK;
  const at = statements.findIndex((statement) => awaited(statement) === lock);
  if (at === -1) return false;
  if (statements.slice(0, at).some((one) => asksElsewhere(one, source))) return false;
  const next = statements[at + 1];
  return lock === LOCK || (next !== undefined && returnsRefusal(next));
}

type Door = { name: string; fn: Node | null; at: number };

/** Everything a module exports at run time, with the function behind it where there is one. */
function exported({ tree }: Source): Door[] {
  const local = new Map<string, Node>();
  const doors: Door[] = [];
  const declare = (declaration: Node, keep: (name: string, fn: Node | null) => void) => {
    if (isFunction(declaration)) keep(word(child(declaration, "id"), "name"), declaration);
    for (const one of children(declaration, "declarations")) {
      const value = child(one, "init");
      keep(word(child(one, "id"), "name"), isFunction(value) ? value : null);
    }
  };
  for (const node of children(tree, "body")) {
    declare(node, (name, fn) => fn && local.set(name, fn));
  }
  for (const node of children(tree, "body")) {
    const declaration = child(node, "declaration");
    if (node.type === "ExportDefaultDeclaration" && declaration) {
      const name = word(declaration, "name");
      const fn = isFunction(declaration) ? declaration : (local.get(name) ?? null);
      doors.push({ name: "default", fn, at: node.start });
    }
    if (node.type === "ExportAllDeclaration") doors.push({ name: "*", fn: null, at: node.start });
    if (node.type !== "ExportNamedDeclaration" || node.exportKind === "type") continue;
    if (declaration) declare(declaration, (name, fn) => doors.push({ name, fn, at: node.start }));
    for (const specifier of children(node, "specifiers")) {
      const name = word(child(specifier, "local"), "name");
      doors.push({
        name: word(child(specifier, "exported"), "name"),
        fn: node.source ? null : (local.get(name) ?? null),
        at: node.start,
      });
    }
  }
  return doors;
}

const METHODS = new Set(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]);

function doorsOf(source: Source): Door[] {
  const all = exported(source);
  if (/\/page\.tsx?$/.test(source.path)) return all.filter(({ name }) => name === "default");
  if (isRoute(source.path)) return all.filter(({ name }) => METHODS.has(name));
  if (hasDirective(source.tree, "use server")) return all;
  return [];
}

/** Functions that are actions by a "use server" of their own. */
function inlineActions(source: Source): Door[] {
  return [...walk(source.tree)].filter(isFunction).flatMap((fn) => {
    const body = child(fn, "body");
    if (!body || !hasDirective(body, "use server")) return [];
    return [{ name: word(child(fn, "id"), "name") || "an inline action", fn, at: fn.start }];
  });
}

/** Every exported admin action, page and route asks for a permission before anything else. */
export const everyDoorIsLocked: Rule = (sources) =>
  sources
    .filter(({ path }) => isAdmin(path))
    .flatMap((source) =>
      [...doorsOf(source), ...inlineActions(source)]
        .filter(({ fn }) => fn === null || !isLocked(fn, source))
        .map(
          ({ name, at }) =>
            `${source.path}:${lineOf(source.text, at)} ${name} asks for something before ${isRoute(source.path) ? ROUTE_LOCK : LOCK}(…), or never asks for a permission.`,
        ),
    );

/** An admin page or route nobody counted would be a door nobody checked. */
export function countDoors(sources: readonly Source[]): number {
  return sources
    .filter(({ path }) => isAdmin(path))
    .reduce((count, source) => count + doorsOf(source).length + inlineActions(source).length, 0);
}
