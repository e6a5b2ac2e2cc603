// Holds the walls: every rule over the project's own sources, and a small wrong tree that proves it can fail.
import path from "node:path";
import { describe, expect, it } from "vitest";
import {
  domainsAreClosedLists,
  domainsKnowNoRequest,
  filesAreShort,
  filesSayWhatTheyOwn,
  namesSayWhat,
  nobodyMocksTheDatabase,
  nobodySilencesTheCompiler,
  publicFunctionsAreExplained,
  readsSelect,
  rulesArePure,
} from "./house-rules";
import { countDoors, everyDoorIsLocked } from "./locks";
import { projectSources, readSources } from "./sources";
import {
  componentsGetProps,
  domainsLookDown,
  libStandsAlone,
  nextStaysOutside,
  noCircles,
  oneEnvironment,
  pagesAskDomains,
  pagesKeepToThemselves,
  petitionsCountBySets,
  type Rule,
  testsStayOut,
} from "./walls";

const ours = projectSources(path.resolve(import.meta.dirname, "../.."));

type Case = {
  rule: Rule;
  /** Files that break the rule, and files beside them that keep it. */
  tree: Record<string, string>;
  /** What the rule must say, each sentence once. */
  says: (string | RegExp)[];
};

const page = "app/[locale]/admin/petitions/page.tsx";

const cases: Record<string, Case> = {
  "lib stands alone": {
    rule: libStandsAlone,
    tree: {
      "lib/x.ts": `import { Page } from "@/app/page";\nimport type { P } from "../components/p";`,
      "app/page.tsx": `import "@/components/p";`,
      "components/p.tsx": "",
    },
    says: [/lib\/x.ts:1 /, /lib\/x.ts:2 /],
  },
  "next stays in auth, http and i18n": {
    rule: nextStaysOutside,
    tree: {
      "lib/petitions/queries.ts": `import { cookies } from "next/headers";`,
      "lib/http/status.ts": `import { headers } from "next/headers";`,
    },
    says: [/^lib\/petitions\/queries.ts:1 /],
  },
  "components get props": {
    rule: componentsGetProps,
    tree: {
      "components/a.tsx": `import { db } from "@/lib/db";\nexport { x } from "@/lib/petitions/queries";\nconst m = await import("../lib/env");`,
      "components/b.tsx": `import type { View } from "@/lib/petitions/queries";\nimport { rule } from "@/lib/petitions/rules";\nimport { paths } from "@/lib/urls";\nimport { t } from "@/lib/i18n/translate";\nimport { A } from "./a";`,
      "lib/db.ts": "",
      "lib/env.ts": "",
      "lib/urls.ts": "",
      "lib/petitions/queries.ts": "",
      "lib/petitions/rules.ts": "",
      "lib/i18n/translate.ts": "",
    },
    says: [/a.tsx:1 /, /a.tsx:2 /, /a.tsx:3 /],
  },
  "pages ask domains": {
    rule: pagesAskDomains,
    tree: {
      "app/page.tsx": `import { db } from "@/lib/db";\nimport type { Role } from "@/prisma/generated/client";\nimport { get } from "@/lib/petitions/queries";`,
      "lib/db.ts": "",
    },
    says: [/app\/page.tsx:1 .*lib\/db/, /app\/page.tsx:2 .*generated/],
  },
  "a page keeps to its folder": {
    rule: pagesKeepToThemselves,
    tree: {
      "app/[locale]/events/page.tsx": `import { a } from "../petitions/form";\nimport { frame } from "../frame";\nimport { s } from "./signing/button";\nimport "@/app/styles/poster.css";`,
      "app/[locale]/petitions/page.tsx": "",
      "app/[locale]/petitions/form.tsx": "",
      "app/[locale]/frame.tsx": "",
      "app/[locale]/events/signing/button.tsx": "",
    },
    says: [/events\/page.tsx:1 /],
  },
  "petitions count by sets": {
    rule: petitionsCountBySets,
    tree: {
      "lib/petitions/paper/schema.ts": `import { places } from "../../regions";`,
      "lib/petitions/rules.ts": `import { setPlaces } from "../region-sets";`,
      "components/petitions/threshold-board.tsx": `import { regions } from "@/lib/regions";`,
      "lib/supporters/schema.ts": `import { places } from "../regions";`,
      "lib/regions.ts": "",
      "lib/region-sets.ts": `import { regions } from "./regions";`,
    },
    says: [/^lib\/petitions\/paper\/schema.ts:1 /],
  },
  "domains look down": {
    rule: domainsLookDown,
    tree: {
      "lib/shares/queries.ts": `import { a } from "../supporters/rules";\nimport { v } from "../vault/vault";`,
      "lib/events/commands.ts": `import { a } from "../petitions/rules";\nimport { b } from "../supporters/rules";\nimport { work } from "../jobs/worker";\nimport { enqueue } from "../jobs/queue";\nimport { actor } from "../auth/session";`,
      "lib/vault/vault.ts": `import { a } from "../petitions/rules";`,
      "lib/members/queries.ts": `import { a } from "../petitions/rules";\nimport { v } from "../vault/vault";`,
      "lib/jobs/handlers.ts": `import { a } from "../petitions/rules";`,
      "lib/petitions/rules.ts": "",
      "lib/supporters/rules.ts": "",
      "lib/jobs/worker.ts": `import { a } from "../petitions/rules";`,
      "lib/jobs/queue.ts": "",
      "lib/auth/session.ts": "",
    },
    says: [
      /shares\/queries.ts:1 .*below it/,
      /events\/commands.ts:1 .*below it/,
      /events\/commands.ts:3 .*queue/,
      /events\/commands.ts:5 .*lib\/auth/,
      /vault\/vault.ts:1 .*foundation/,
      /members\/queries.ts:1 .*aside/,
      /jobs\/worker.ts:1 .*handlers/,
    ],
  },
  "test code stays out": {
    rule: testsStayOut,
    tree: {
      "lib/a.ts": `import { make } from "./testing/make";`,
      "lib/a.test.ts": `import { make } from "./testing/make";`,
      "lib/testing/make.ts": "",
    },
    says: [/^lib\/a.ts:1 /],
  },
  "one file reads the environment": {
    rule: oneEnvironment,
    tree: {
      "lib/mail/send.ts": `// not process.env here\nconst url = process.env.SMTP_URL;`,
      "components/a.tsx": `const { env: e } = process["env"];`,
      "lib/env.ts": `export const env = process.env;`,
      "next.config.js": `export default process.env.X;`,
    },
    says: [/^lib\/mail\/send.ts:2 /, /^components\/a.tsx:1 /],
  },
  "no circles": {
    rule: noCircles,
    tree: {
      "lib/a.ts": `import { b } from "./b";`,
      "lib/b.ts": `import { c } from "@/lib/c";`,
      "lib/c.ts": `export * from "./a";`,
      "lib/d.ts": `import type { E } from "./e";`,
      "lib/e.ts": `import { d } from "./d";`,
    },
    says: ["lib/a.ts → lib/b.ts → lib/c.ts → lib/a.ts: imports make a circle."],
  },
  "a domain folder is a closed list": {
    rule: domainsAreClosedLists,
    tree: {
      "lib/petitions/service.ts": "",
      "lib/petitions/signatures/counting.ts": "",
      "lib/petitions/signatures/commands.ts": "",
      "lib/petitions/signatures/race.db.test.ts": "",
    },
    says: [/service.ts /, /counting.ts /],
  },
  "names say what is inside": {
    rule: namesSayWhat,
    tree: {
      "lib/http/utils.ts": "",
      "components/ui/index.tsx": "",
      "components/ui/TextField.tsx": "",
      "app/[locale]/petitions/[slug]/page.tsx": "",
    },
    says: [/utils.ts .*anything/, /index.tsx .*anything/, /TextField.tsx .*kebab/],
  },
  "files are short": {
    rule: filesAreShort,
    tree: { "lib/long.ts": "a;\n".repeat(301), "lib/short.ts": "a;\n".repeat(300) },
    says: ["lib/long.ts has 301 lines; past 300 split it by noun."],
  },
  "files say what they own": {
    rule: filesSayWhatTheyOwn,
    tree: {
      "lib/a.ts": `import "x";`,
      "lib/b.ts": `// Owns b.`,
      "components/c.tsx": `"use client";\n// Owns c.`,
    },
    says: [/^lib\/a.ts /],
  },
  "public functions are explained": {
    rule: publicFunctionsAreExplained,
    tree: {
      "lib/a.ts": `export function a() {}\nexport const b = () => 1;\n/** Why. */\nexport async function c() {}\nexport const d = 1;\nfunction e() {}\n/** Both. */\nexport function f(): void;\nexport function f(x?: 1) {}`,
    },
    says: [/^lib\/a.ts:1 /, /^lib\/a.ts:2 /],
  },
  "nobody silences the compiler": {
    rule: nobodySilencesTheCompiler,
    tree: {
      "lib/a.ts": [
        "// @ts-",
        "expect-error no\nconst a: any = 1;\nconst b = a as string;\nconst c = [1] as const;\n// biome-",
        "ignore lint: no\nconst d = 1;",
      ].join(""),
    },
    says: [/a.ts:1 silences/, /a.ts:5 silences/, /a.ts:2 says any/, /a.ts:3 asserts/],
  },
  "rules are pure": {
    rule: rulesArePure,
    tree: {
      "lib/petitions/rules.ts": `import { db } from "../db";\nimport type { View } from "./queries";\nexport const isOpen = () => new Date() > Date.now();\nexport const at = (now: number) => new Date(now);`,
      "lib/petitions/queries.ts": `const now = Date.now();`,
    },
    says: [/rules.ts:1 /, /rules.ts:3 .*clock/, /rules.ts:3 .*clock/],
  },
  "domains know no request": {
    rule: domainsKnowNoRequest,
    tree: {
      "lib/petitions/commands.ts": `import { readForm } from "../forms";\nimport { headers } from "next/headers";\nimport { db } from "../db";`,
      "lib/forms.ts": "",
    },
    says: [/commands.ts:1 /, /commands.ts:2 /],
  },
  "reads select": {
    rule: readsSelect,
    tree: {
      "lib/petitions/queries.ts": `db().petition.findMany({ where: {} });\ndb().petition.findFirst();\ndb().petition.findUnique({ select: { id: true } });\ndb().petition.count();`,
    },
    says: [/queries.ts:1 /, /queries.ts:2 /],
  },
  "nobody mocks the database": {
    rule: nobodyMocksTheDatabase,
    tree: {
      "lib/a.db.test.ts": ["vi.mo", `ck("@/lib/db", () => ({}));`].join(""),
      "lib/b.test.ts": ["vi.mo", `ck("@/lib/log");`].join(""),
    },
    says: [/^lib\/a.db.test.ts /],
  },
  "every admin door is locked": {
    rule: everyDoorIsLocked,
    tree: {
      [page]: `export default async function Page() { const data = await read(); await requirePermission("petition:edit"); return data; }`,
      "app/[locale]/admin/asks/page.tsx": `import { find } from "@/lib/petitions/queries";\nimport { paths } from "@/lib/urls";\nexport default async function Page({ params }) { const { id } = await params; if (await find(id)) return null; await requirePermission("a:b"); return null; }`,
      "app/[locale]/admin/reads/page.tsx": `import { notFound } from "next/navigation";\nimport { filters } from "@/lib/petitions/schema";\nimport { paths } from "@/lib/urls";\nexport default async function Page({ params }) { const [{ id }] = await Promise.all([params]); if (!filters.parse(id)) notFound(); await requirePermission("a:b", { back: paths.admin(id) }); return null; }`,
      "app/[locale]/admin/maybe/page.tsx": `export default async function Page({ params }) { if (params) await requirePermission("a:b"); return null; }`,
      "app/[locale]/admin/good/page.tsx": `export default async function Page({ params }) { const actor = await requirePermission("petition:edit"); return null; }\nexport const metadata = {};`,
      "app/[locale]/admin/good/actions.ts": `"use server";\nexport async function closed() { await requirePermission("a:b"); }\nexport async function open() { return (() => requirePermission("a:b"))(); }\nexport const wrapped = guard(() => requirePermission("a:b"));\nexport { elsewhere } from "./x";`,
      "app/[locale]/admin/good/x.ts": `export async function elsewhere() {}`,
      "app/[locale]/(desk)/admin/export/route.ts": `export async function GET() { const actor = await requirePermissionOfRoute("a:b"); await read(); if (actor instanceof Response) return actor; }\nexport async function POST() { const actor = await requirePermissionOfRoute("a:b"); if (actor instanceof Response) return actor; }\nexport const dynamic = "force-dynamic";`,
      "app/[locale]/admin/inline/form.tsx": `export function Form() { async function save() { "use server"; await write(); } return null; }`,
      "app/[locale]/petitions/page.tsx": `export default function Page() { return null; }`,
    },
    says: [
      /admin\/petitions\/page.tsx:1 default /,
      /admin\/asks\/page.tsx:3 default /,
      /admin\/maybe\/page.tsx:1 default /,
      /actions.ts:3 open /,
      /actions.ts:4 wrapped /,
      /actions.ts:5 elsewhere /,
      /route.ts:1 GET /,
      /form.tsx:1 save /,
    ],
  },
};

describe.each(Object.entries(cases))("%s", (_name, { rule, tree, says }) => {
  // Walking the whole project takes a while where something else is running.
  it("holds", { timeout: 60_000 }, () => {
    expect(rule(ours)).toEqual([]);
  });

  it("can fail", () => {
    const said = rule(readSources(tree));
    expect(said).toHaveLength(says.length);
    for (const [index, sentence] of says.entries()) expect(said[index]).toMatch(sentence);
  });
});

it("looks at the whole project", () => {
  expect(ours.length).toBeGreaterThan(60);
  for (const folder of ["app/", "components/", "lib/", "e2e/"]) {
    expect(ours.some(({ path: file }) => file.startsWith(folder))).toBe(true);
  }
  expect(countDoors(ours)).toBeGreaterThan(10);
});
