// How files are named and written: the closed list of a domain's files, purity, sizes, comments, types.
import { child, children, lineOf, type Node, type Source, walk, word } from "./sources";
import type { Rule } from "./walls";

const DOMAINS = [
  "audit",
  "briefings",
  "campaign",
  "events",
  "members",
  "petitions",
  "rights",
  "shares",
  "supporters",
  "thresholds",
];
const isTest = (file: string) => /\.test\.tsx?$/.test(file);
const fileName = (file: string) => file.slice(file.lastIndexOf("/") + 1);
const isProduct = (file: string) => /^(app|components|lib)\//.test(file);

const DOMAIN_FILE = /^(schema|rules|queries|commands)\.ts$|\.test\.tsx?$/;
const SHAPELESS = /^(index|utils?|helpers?|services?|types?|misc|common)\.(tsx?|js)$/;
// Next's own marks: [slug], [...rest], (group).
const KEBAB = /^(\[[\w.]+\]|\([a-z-]+\)|[a-z0-9]+(-[a-z0-9]+)*)(\.[a-z0-9-]+)*$/;

/** A domain folder, and each folder by noun inside it, is a closed list of files. */
export const domainsAreClosedLists: Rule = (sources) =>
  sources.flatMap(({ path: file }) =>
    DOMAINS.some((domain) => file.startsWith(`lib/${domain}/`)) && !DOMAIN_FILE.test(fileName(file))
      ? [
          `${file} is not schema.ts, rules.ts, queries.ts, commands.ts or a test: a domain folder is a closed list.`,
        ]
      : [],
  );

/** Names say what is inside. */
export const namesSayWhat: Rule = (sources) =>
  sources.flatMap(({ path: file }) => {
    if (!isProduct(file)) return [];
    if (SHAPELESS.test(fileName(file))) return [`${file} has a name that could hold anything.`];
    return file.split("/").every((part) => KEBAB.test(part))
      ? []
      : [`${file} is not in kebab-case.`];
  });

const LONGEST = 300;

/** A file a person can hold in the head. */
export const filesAreShort: Rule = (sources) =>
  sources.flatMap(({ path: file, text }) => {
    const lines = text.trimEnd().split("\n").length;
    return isProduct(file) && lines > LONGEST
      ? [`${file} has ${lines} lines; past ${LONGEST} split it by noun.`]
      : [];
  });

/** One line atop each file says what it owns. */
export const filesSayWhatTheyOwn: Rule = (sources) =>
  sources.flatMap(({ path: file, text }) =>
    isProduct(file) && !/^(#!.*\n)?("use (client|server)";\s*)?(\/\/|\/\*)/.test(text)
      ? [`${file} does not begin with a line that says what it owns.`]
      : [],
  );

const isFunctionLike = (node: Node | null) =>
  node !== null &&
  /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type);

function exportsFunction(node: Node): boolean {
  const declaration = child(node, "declaration");
  if (!declaration) return false;
  if (isFunctionLike(declaration)) return true;
  return children(declaration, "declarations").some((one) => isFunctionLike(child(one, "init")));
}

/** Public functions of lib carry a doc comment; of overloads, the first. */
export const publicFunctionsAreExplained: Rule = (sources) =>
  sources.flatMap(({ path: file, text, tree }) => {
    if (!file.startsWith("lib/") || isTest(file) || file.endsWith(".d.ts")) return [];
    const explained = new Set<string>();
    return children(tree, "body").flatMap((node) => {
      const declaration = child(node, "declaration");
      const name = word(declaration && child(declaration, "id"), "name");
      const before = text.slice(0, node.start).trimEnd();
      if (before.endsWith("*/") && name) explained.add(name);
      if (node.type !== "ExportNamedDeclaration" || !exportsFunction(node)) return [];
      if (before.endsWith("*/") || explained.has(name)) return [];
      return [`${file}:${lineOf(text, node.start)} exports a function without a doc comment.`];
    });
  });

const SILENCER = /@ts-(ignore|expect-error|nocheck)|(biome|eslint|prettier)-(ignore|disable)/;

/** The compiler and the linter are heard everywhere. */
export const nobodySilencesTheCompiler: Rule = (sources) =>
  sources.flatMap(({ path: file, text, tree }) => {
    // This file and its test name the words they look for.
    const spoken = text
      .split("\n")
      .flatMap((line, index) =>
        /^\s*(\/\/|\/\*|\*|\{\/\*)/.test(line) && SILENCER.test(line)
          ? [`${file}:${index + 1} silences the compiler or the linter.`]
          : [],
      );
    const typed = [...walk(tree)].flatMap((node) => {
      const at = `${file}:${lineOf(text, node.start)}`;
      if (node.type === "TSAnyKeyword") return [`${at} says any.`];
      if (node.type === "TSTypeAssertion") return [`${at} asserts a type.`];
      if (node.type !== "TSAsExpression") return [];
      const type = child(node, "typeAnnotation");
      const name = type && child(type, "typeName");
      return word(name, "name") === "const" ? [] : [`${at} asserts a type with "as".`];
    });
    return [...spoken, ...typed];
  });

const PURE = /^lib\/.+\/(rules|schema)\.ts$/;
const IMPURE_IMPORT =
  /^(node:(fs|net|http|https|child_process|crypto|process)|next)|(^|\/)(db|env|queries|commands|queue|vault)$/;

function readsClockOrChance(node: Node): boolean {
  if (node.type === "NewExpression") {
    return (
      word(child(node, "callee"), "name") === "Date" && children(node, "arguments").length === 0
    );
  }
  if (node.type !== "CallExpression") return false;
  const callee = child(node, "callee");
  const call = `${word(callee && child(callee, "object"), "name")}.${word(callee && child(callee, "property"), "name")}`;
  return call === "Date.now" || call === "Math.random";
}

/** rules.ts decides and schema.ts reads: time is an argument, and nothing is asked of anybody. */
export const rulesArePure: Rule = (sources) =>
  sources.flatMap(({ path: file, text, tree, imports }) => {
    if (!PURE.test(file)) return [];
    const asks = imports
      .filter(({ specifier, isTypeOnly }) => !isTypeOnly && IMPURE_IMPORT.test(specifier))
      .map(
        ({ line, specifier }) =>
          `${file}:${line} imports "${specifier}": rules and schemas do no I/O.`,
      );
    const reads = [...walk(tree)]
      .filter(readsClockOrChance)
      .map(
        (node) =>
          `${file}:${lineOf(text, node.start)} reads the clock or chance: time is an argument.`,
      );
    return [...asks, ...reads];
  });

const COMMANDS = /^lib\/.+\/commands\.ts$/;
const QUERIES = /^lib\/.+\/queries\.ts$/;

/** Domains know nothing of requests: no forms, no HTTP, no session. */
export const domainsKnowNoRequest: Rule = (sources) =>
  sources.flatMap(({ path: file, imports }) =>
    DOMAINS.some((domain) => file.startsWith(`lib/${domain}/`)) &&
    (COMMANDS.test(file) || QUERIES.test(file))
      ? imports
          .filter(
            ({ specifier, target }) =>
              /^next/.test(specifier) || /^lib\/(forms|http\/.*)(\.ts)?$/.test(target ?? ""),
          )
          .map(
            ({ line, specifier }) =>
              `${file}:${line} imports "${specifier}": queries and commands know no form, header or cookie.`,
          )
      : [],
  );

const READS = new Set([
  "findMany",
  "findFirst",
  "findFirstOrThrow",
  "findUnique",
  "findUniqueOrThrow",
]);

function readsEverything(node: Node): boolean {
  const callee = node.type === "CallExpression" ? child(node, "callee") : null;
  if (!callee || !READS.has(word(child(callee, "property"), "name"))) return false;
  const [wish] = children(node, "arguments");
  return !(
    wish && children(wish, "properties").some((one) => word(child(one, "key"), "name") === "select")
  );
}

/** Reads name their columns, so that a new sealed one is not carried about by accident. */
export const readsSelect: Rule = (sources) =>
  sources.flatMap(({ path: file, text, tree }) =>
    file.startsWith("lib/") && !file.startsWith("lib/testing/") && !isTest(file)
      ? [...walk(tree)]
          .filter(readsEverything)
          .map((node) => `${file}:${lineOf(text, node.end)} reads a row without select.`)
      : [],
  );

/** Integration tests meet the real database. */
export const nobodyMocksTheDatabase: Rule = (sources) =>
  sources.flatMap(({ path: file, text }: Source) =>
    isTest(file) && /\bvi\.(do)?mock\(\s*["'`](@\/)?[^"'`]*(lib\/db|\/db|prisma)/.test(text)
      ? [`${file} mocks the database.`]
      : [],
  );
