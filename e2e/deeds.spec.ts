// Every organisers' action × who may not do it: the list is the build's own, so none is forgotten. What each
// role may do stands here a second time, beside the policy, so that an action that asks the wrong question fails.
import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { db } from "@/lib/db";
import { RECENT_MS } from "@/lib/members/rules";
import { withClient } from "@/lib/testing/postgres";
import { expect, test } from "./fixtures";
import { type Answer, ask, formsOf, fromOurPage } from "./http";
import { adminPages, filled, idsOf, type Things, things } from "./pages";
import { signedIn } from "./people";
import { DIST_FOLDER } from "./stack";

test.setTimeout(180_000);

/** What everybody in the team may do: to themselves. */
const OWN = [
  "signOutAction",
  "confirmAction",
  "endOwnSessionAction",
  "endOthersAction",
  "changePasswordAction",
  "renewCodesAction",
];
/** What only admins may do. */
const ADMINS = [
  "revokeAction",
  "endMemberSessionAction",
  "inviteAction",
  "removeMemberAction",
  "changeRoleAction",
  "signOffFileAction",
];
/** What asks for password and code again. */
const RECENT = [
  "inviteAction",
  "removeMemberAction",
  "changeRoleAction",
  "signOffFileAction",
  "renewCodesAction",
];

const manifest = z.object({
  node: z.record(
    z.string(),
    z.object({
      filename: z.string(),
      exportedName: z.string(),
      workers: z.record(z.string(), z.unknown()),
    }),
  ),
});

type Deed = {
  name: string;
  id: string;
  path: string;
  args: unknown[];
  fields: [name: string, value: string][];
};

const strings = z.array(z.unknown());
const reference = z.object({ id: z.string() });

/** What a form of a page binds to its action, by the action's id. */
function boundOf(fields: readonly [name: string, value: string][]) {
  const named = fields.find(([name]) => /^\$ACTION_\d+:0$/.test(name));
  const known = fields.find(([name]) => name.startsWith("$ACTION_ID_"))?.[0].slice(11);
  if (!named) return known ? { id: known, args: [] } : null;
  const { id } = reference.parse(JSON.parse(named[1]));
  const args = fields.find(([name]) => name === named[0].replace(":0", ":1"))?.[1];
  return { id, args: strings.parse(JSON.parse(args ?? "[]")) };
}

/** Every action of the organisers' pages, as a form of such a page sends it where one is shown. */
async function deedsAbout(all: Things): Promise<Deed[]> {
  const { cookie } = await signedIn("admin");
  const forms = new Map<string, Omit<Deed, "name" | "id">>();
  for (const address of adminPages("en", all)) {
    const { body } = await ask(address, { headers: { Cookie: cookie } });
    for (const { fields } of formsOf(body)) {
      const bound = boundOf(fields);
      if (!bound || forms.has(bound.id)) continue;
      const own = fields.filter(([name]) => !name.startsWith("$ACTION"));
      forms.set(bound.id, { path: address, args: bound.args, fields: own });
    }
  }
  const file = path.resolve(DIST_FOLDER, "server/server-reference-manifest.json");
  const { node } = manifest.parse(JSON.parse(readFileSync(file, "utf8")));
  return Object.entries(node).flatMap(([id, { filename, exportedName, workers }]) => {
    if (!filename.startsWith("app/[locale]/admin/")) return [];
    const page = Object.keys(workers).find((one) => !one.includes("[..."));
    if (!page) throw new Error(`${exportedName} is on no page.`);
    const pattern = page
      .replaceAll(/\([^)]*\)\//g, "")
      .replace(/^app\/\[locale\]/, "/en")
      .replace(/\/page$/, "");
    // One that no page shows just now: the lock stands before all it would do with what it is bound to.
    const unseen = {
      path: filled(pattern, idsOf(all)),
      args: ["en", ...Array.from({ length: 4 }, () => all.petition.id)],
      fields: [],
    };
    return [{ name: exportedName, id, ...(forms.get(id) ?? unseen) }];
  });
}

/** Calls an action as the script of our own page does, so that the answer is the action's and not its page's. */
function does({ path: address, id, args, fields }: Deed, cookie: string): Promise<Answer> {
  const body = new FormData();
  for (const [name, value] of fields) body.append(`1_${name}`, value);
  body.append("0", JSON.stringify([...args, "$K1"]));
  const headers = { ...fromOurPage(), "Next-Action": id, ...(cookie && { Cookie: cookie }) };
  return ask(address, { method: "POST", headers, body });
}

/** How many rows each table holds that are about a petition. */
function rowsAbout(petitionId: string): Promise<Record<string, number>> {
  return withClient(process.env.DATABASE_URL ?? "", async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns
       WHERE column_name = 'petition_id' AND table_schema = 'public' ORDER BY 1`,
    );
    const counts: Record<string, number> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ rows: number }>(
        `SELECT count(*)::int AS rows FROM "${name}" WHERE petition_id = $1`,
        [petitionId],
      );
      counts[name] = rows[0]?.rows ?? 0;
    }
    return counts;
  });
}

/** Where an action sends on to, as our script reads it. */
const sentTo = ({ headers }: Answer) => headers.get("x-action-redirect") ?? "";

test("nobody does what is not theirs to do, and nothing comes of their trying", async () => {
  const all = await things();
  const deeds = await deedsAbout(all);
  expect(deeds.map(({ name }) => name)).toEqual(expect.arrayContaining([...OWN, ...ADMINS]));
  expect(deeds.length).toBeGreaterThan(80);
  const before = await rowsAbout(all.petition.id);
  const [viewer, organiser, tired] = await Promise.all([
    signedIn("viewer"),
    signedIn("organiser"),
    signedIn("admin"),
  ]);
  const reauthenticatedAt = new Date(Date.now() - RECENT_MS - 60_000);
  await db().session.update({ where: { id: tired.sessionId }, data: { reauthenticatedAt } });
  const wrong: string[] = [];
  for (const deed of deeds) {
    const note = (who: string, { status }: Answer, to = "") =>
      wrong.push(`${who}: ${deed.name} on ${deed.path} gave ${status} ${to}`);
    const nobodys = await does(deed, "");
    if (!sentTo(nobodys).startsWith("/en/sign-in?then=")) note("nobody", nobodys, sentTo(nobodys));
    if (!OWN.includes(deed.name)) {
      const answer = await does(deed, viewer.cookie);
      if (answer.status !== 404) note("viewer", answer);
    }
    if (ADMINS.includes(deed.name)) {
      const answer = await does(deed, organiser.cookie);
      if (answer.status !== 404) note("organiser", answer);
    }
    // Password and code again, when they were given too long ago.
    if (RECENT.includes(deed.name)) {
      const answer = await does(deed, tired.cookie);
      if (!/^\/en\/admin\/confirm\?then=/.test(sentTo(answer))) note("tired admin", answer);
    }
  }
  expect(wrong).toEqual([]);
  expect(await rowsAbout(all.petition.id)).toEqual(before);
  const actorId = { in: [viewer.id, organiser.id, tired.id] };
  expect(await db().auditEntry.count({ where: { actorId } })).toBe(0);

  // The question itself is well put: to whom a deed belongs it is no closed door.
  for (const deed of deeds.filter(({ name }) => OWN.includes(name))) {
    const { status } = await does(deed, (await signedIn("viewer")).cookie);
    expect(status, deed.name).toBeLessThan(404);
  }
});
