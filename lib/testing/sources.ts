// Reads source files for the architecture test: their syntax, what they import, and what they export.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseAst } from "vitest/node";

/** A node of the syntax tree, as oxc gives it (ESTree with TypeScript); only its common part is typed. */
export type Node = { type: string; start: number; end: number; [field: string]: unknown };

export type Import = {
  /** As written. */
  specifier: string;
  /** The file of ours it means, from the root, or null for a package. */
  target: string | null;
  /** What the names are called here. */
  names: string[];
  isTypeOnly: boolean;
  line: number;
};

export type Source = {
  /** From the root, with forward slashes. */
  path: string;
  text: string;
  tree: Node;
  imports: Import[];
};

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

/** Every node below and including this one, parents first. */
export function* walk(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child)) yield* walk(child);
  }
}

/** A field of a node that is itself a node, or null. */
export function child(node: Node, field: string): Node | null {
  const value = node[field];
  return isNode(value) ? value : null;
}

/** A field of a node that is a list of nodes; empty if it is not. */
export function children(node: Node, field: string): Node[] {
  const value = node[field];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** A field of a node that is text, or the empty string. */
export function word(node: Node | null, field: string): string {
  const value = node?.[field];
  return typeof value === "string" ? value : "";
}

/** The line an offset stands in, counted from 1. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

function isTypeOnly(node: Node): boolean {
  if (node.type === "TSImportType") return true;
  if (node.importKind === "type" || node.exportKind === "type") return true;
  const names = children(node, "specifiers");
  return (
    names.length > 0 &&
    names.every((name) => name.importKind === "type" || name.exportKind === "type")
  );
}

const IMPORTING = new Set([
  "ImportDeclaration",
  "ExportNamedDeclaration",
  "ExportAllDeclaration",
  "ImportExpression",
  "TSImportType",
]);

const ENDINGS = ["", ".ts", ".tsx", ".js", ".d.ts", "/index.ts", "/index.tsx"];

function resolve(from: string, specifier: string, known: ReadonlySet<string>): string | null {
  const isOurs = specifier.startsWith("@/") || specifier.startsWith(".");
  if (!isOurs) return null;
  const base = specifier.startsWith("@/")
    ? specifier.slice(2)
    : path.posix.join(path.posix.dirname(from), specifier);
  const found = ENDINGS.map((ending) => base + ending).find((candidate) => known.has(candidate));
  // What is not among the sources (generated code, styles, messages) keeps its name.
  return found ?? base;
}

/**
 * Parses a set of files as one tree.
 * @param files contents by path from the root
 * @throws if one is not TypeScript or JavaScript
 */
export function readSources(files: Readonly<Record<string, string>>): Source[] {
  const known = new Set(Object.keys(files));
  return Object.entries(files).map(([file, text]) => {
    const tree: unknown = parseAst(text, { lang: file.endsWith(".ts") ? "ts" : "tsx" });
    if (!isNode(tree)) throw new Error(`${file} gave no syntax tree.`);
    const imports: Import[] = [];
    for (const node of walk(tree)) {
      if (!IMPORTING.has(node.type)) continue;
      const specifier = word(child(node, "source"), "value");
      if (!specifier) continue;
      imports.push({
        specifier,
        target: resolve(file, specifier, known),
        names: children(node, "specifiers").map((name) => word(child(name, "local"), "name")),
        isTypeOnly: isTypeOnly(node),
        line: lineOf(text, node.start),
      });
    }
    return { path: file, text, tree, imports };
  });
}

const FOLDERS = ["app", "components", "lib", "e2e", "bench", "prisma"];
const IS_SOURCE = /\.(ts|tsx|js|mjs|cjs)$/;
const GENERATED = "prisma/generated";

/**
 * The project's own sources, from disk.
 * @param root the project's folder
 */
export function projectSources(root: string): Source[] {
  const files: Record<string, string> = {};
  const take = (file: string) => {
    files[file] = readFileSync(path.join(root, file), "utf8");
  };
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    if (entry.isFile() && IS_SOURCE.test(entry.name) && entry.name !== "next-env.d.ts") {
      take(entry.name);
    }
  }
  const descend = (folder: string) => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const inside = `${folder}/${entry.name}`;
      if (entry.isDirectory() && inside !== GENERATED && !entry.name.startsWith("."))
        descend(inside);
      else if (entry.isFile() && IS_SOURCE.test(entry.name)) take(inside);
    }
  };
  for (const folder of FOLDERS) descend(folder);
  return readSources(files);
}
