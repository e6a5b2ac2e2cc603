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

/** The name of the first function this statement itself calls. */
function firstCall(statement: Node): string {
  for (const node of walk(statement)) {
    if (isFunction(node)) return "";
    if (node.type === "CallExpression") return word(child(node, "callee"), "name");
  }
  return "";
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

/** Whether the first thing a function does, directives aside, is to ask for a permission. */
function isLocked(fn: Node, isHandler: boolean): boolean {
  const body = child(fn, "body");
  const statements = body ? children(body, "body").filter((node) => !word(node, "directive")) : [];
  const [first, second] = statements;
  if (!first) return false;
  if (!isHandler) return firstCall(first) === LOCK;
  return firstCall(first) === ROUTE_LOCK && second !== undefined && returnsRefusal(second);
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

/** Every exported admin action, page and route begins by asking for a permission. */
export const everyDoorIsLocked: Rule = (sources) =>
  sources
    .filter(({ path }) => isAdmin(path))
    .flatMap((source) =>
      [...doorsOf(source), ...inlineActions(source)]
        .filter(({ fn }) => fn === null || !isLocked(fn, isRoute(source.path)))
        .map(
          ({ name, at }) =>
            `${source.path}:${lineOf(source.text, at)} ${name} does not begin with ${isRoute(source.path) ? ROUTE_LOCK : LOCK}(…).`,
        ),
    );

/** An admin page or route nobody counted would be a door nobody checked. */
export function countDoors(sources: readonly Source[]): number {
  return sources
    .filter(({ path }) => isAdmin(path))
    .reduce((count, source) => count + doorsOf(source).length + inlineActions(source).length, 0);
}
