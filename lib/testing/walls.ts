// Who may import whom: the walls of the house (docs/architecture.md), each as a rule that gives sentences.
import path from "node:path";
import type { Import, Source } from "./sources";

/** A rule looks at all sources and says what is wrong, one sentence each; none when all is well. */
export type Rule = (sources: readonly Source[]) => string[];

const isTest = (file: string) => /\.test\.tsx?$/.test(file);
const isUnder = (file: string, ...folders: string[]) =>
  folders.some((folder) => file === folder || file.startsWith(`${folder}/`));

/** A rule about single imports. `judge` gives the second half of the sentence, or null. */
function aboutImports(judge: (from: Source, given: Import) => string | null): Rule {
  return (sources) =>
    sources.flatMap((from) =>
      from.imports.flatMap((given) => {
        const reason = judge(from, given);
        return reason === null
          ? []
          : [`${from.path}:${given.line} imports "${given.specifier}": ${reason}`];
      }),
    );
}

/** lib knows neither pages nor components. */
export const libStandsAlone = aboutImports(({ path: file }, { target }) =>
  isUnder(file, "lib") && target !== null && isUnder(target, "app", "components")
    ? "lib never imports app or components."
    : null,
);

/** Next's own modules stay where requests are the matter. */
export const nextStaysOutside = aboutImports(({ path: file }, { specifier }) =>
  isUnder(file, "lib") &&
  /^next(\/|$)/.test(specifier) &&
  !isUnder(file, "lib/auth", "lib/http", "lib/i18n")
    ? "in lib, next/* belongs in auth, http and i18n only."
    : null,
);

const COMPONENTS_MAY = [
  /^lib\/(.+\/)?(schema|rules)\.ts$/,
  /^lib\/(forms|form-problems|result|urls|regions|region-sets)\.ts$/,
  /^lib\/i18n\//,
];

/** What people see gets its data as props. Naming the shape of a view is not reading it. */
export const componentsGetProps = aboutImports(({ path: file }, { target, isTypeOnly }) => {
  if (!isUnder(file, "components") || isTest(file) || target === null) return null;
  if (isUnder(target, "components") || /\.(css|svg)$/.test(target)) return null;
  if (COMPONENTS_MAY.some((allowed) => allowed.test(target))) return null;
  if (isTypeOnly && /^lib\/.+\/queries\.ts$/.test(target)) return null;
  return "a component may import components, a domain's schema and rules, forms, result, urls, regions and i18n, and the types of queries.";
});

/** Pages ask domains; only domains ask the database. */
export const pagesAskDomains = aboutImports(({ path: file }, { target, specifier }) => {
  if (!isUnder(file, "app") || isTest(file)) return null;
  if (target === "lib/db.ts" || target === "lib/db") return "app never imports lib/db.";
  return target?.startsWith("prisma/") || specifier.startsWith("@prisma/")
    ? "app never imports the generated client."
    : null;
});

/** A page's folder is its own; what a segment's layout shares lies in a folder above. */
export const pagesKeepToThemselves: Rule = (sources) => {
  const isPage = (folder: string) =>
    sources.some(
      ({ path: file }) => /\/(page|route)\.tsx?$/.test(file) && path.posix.dirname(file) === folder,
    );
  return aboutImports(({ path: file }, { target }) => {
    if (!isUnder(file, "app") || target === null || !isUnder(target, "app")) return null;
    const mine = path.posix.dirname(file);
    // Up from what is imported to the first folder both share: no page may live on the way.
    let folder = path.posix.dirname(target);
    while (!isUnder(mine, folder) && !isPage(folder)) folder = path.posix.dirname(folder);
    if (isUnder(mine, folder)) return null;
    return "a page never imports from another page's folder.";
  })(sources);
};

const RANKS: Readonly<Record<string, number>> = {
  campaign: 0,
  thresholds: 0,
  shares: 1,
  supporters: 2,
  petitions: 3,
  events: 3,
  briefings: 3,
  rights: 4,
};
const domainOf = (file: string) => /^lib\/([^/]+)\//.exec(file)?.[1] ?? "";
const LOW = ["vault", "mail", "i18n", "audit", "pdf"];
/** Who works here, and how they sign in: the campaign's own data is nothing to them. */
const ASIDE = ["members", "auth"];
const CALLS_DOMAINS = /^lib\/jobs\/(handlers|chores|mail-[a-z-]+)\.ts$/;

/** Domains know the foundations and lower domains, nothing beside or above them. */
export const domainsLookDown = aboutImports(({ path: file }, { target }) => {
  if (target === null || isTest(file) || !isUnder(target, "lib")) return null;
  const mine = domainOf(file);
  const theirs = domainOf(target);
  if (mine === theirs || theirs === "") return null;
  const rank = RANKS[mine];
  if (rank === undefined) {
    if (!(theirs in RANKS)) return null;
    if ([...LOW, "http"].includes(mine)) return `lib/${mine} is a foundation and knows no domain.`;
    if (ASIDE.includes(mine)) return `lib/${mine} stands aside and knows no domain.`;
    return mine === "jobs" && !CALLS_DOMAINS.test(file)
      ? "of lib/jobs only handlers, chores and mail-… call domains."
      : null;
  }
  if (LOW.includes(theirs) || target === "lib/jobs/queue.ts") return null;
  if (theirs === "jobs") return "domains know only jobs/queue.ts.";
  const other = RANKS[theirs];
  if (other === undefined) return `a domain never imports lib/${theirs}.`;
  return other < rank
    ? null
    : `lib/${mine} may import only domains below it (thresholds, shares < supporters < petitions, events, briefings < rights).`;
});

const OF_PETITIONS = [
  "lib/petitions",
  "components/petitions",
  "components/paper",
  "components/endorsements",
  "app/[locale]/(site)/petitions",
  "app/[locale]/admin/petitions",
];
/** Seats on the board are Kazakhstan's alone. */
const SEATED = "components/petitions/threshold-board.tsx";

/** What a petition counts by is its set's to say: Kazakhstan's regions by themselves leave every other set out. */
export const petitionsCountBySets = aboutImports(({ path: file }, { target }) =>
  target === "lib/regions.ts" && isUnder(file, ...OF_PETITIONS) && !isTest(file) && file !== SEATED
    ? "a petition counts by a set of regions: lib/region-sets."
    : null,
);

/** Test code stays out of the product. */
export const testsStayOut = aboutImports(({ path: file }, { target }) =>
  target !== null &&
  isUnder(target, "lib/testing", "e2e") &&
  !isTest(file) &&
  !isUnder(file, "lib/testing", "e2e", "bench") &&
  file !== "lib/cli/test.ts"
    ? "only tests and benchmarks import lib/testing and e2e."
    : null,
);

const ENVIRONMENT_READERS = ["lib/env.ts", "lib/cli", "lib/testing", "e2e", "bench"];

/** One file reads the environment; the commands that prepare it, tools' configuration and tests may too. */
export const oneEnvironment: Rule = (sources) =>
  sources.flatMap(({ path: file, text }) => {
    const isConfig = !file.includes("/") && /\.config\.[a-z]+$/.test(file);
    if (isConfig || isTest(file) || isUnder(file, ...ENVIRONMENT_READERS)) return [];
    return text
      .split("\n")
      .flatMap((line, index) =>
        /\bprocess\s*\.\s*env\b|\bprocess\s*\[/.test(line.replace(/^\s*(\/\/|\*|\/\*).*/, ""))
          ? [`${file}:${index + 1} reads process.env: only lib/env.ts does.`]
          : [],
      );
  });

/** No file needs itself: imports that run (not types) make no circle. */
export const noCircles: Rule = (sources) => {
  const next = new Map(
    sources.map((source) => [
      source.path,
      source.imports.filter((one) => !one.isTypeOnly).flatMap(({ target }) => target ?? []),
    ]),
  );
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, trail: readonly string[]) => {
    const at = trail.indexOf(file);
    if (at !== -1) found.push(`${[...trail.slice(at), file].join(" → ")}: imports make a circle.`);
    if (at !== -1 || done.has(file)) return;
    for (const target of next.get(file) ?? []) visit(target, [...trail, file]);
    done.add(file);
  };
  for (const { path: file } of sources) visit(file, []);
  return found;
};
