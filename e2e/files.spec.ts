// The files with people in them: whoever takes one gives password and code again, finds in it who is on the
// list, opens no formula with it, and stands in the audit log.
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { expect, test } from "./fixtures";
import { ask, fromOurPage } from "./http";
import { doors, filled, idsOf, things } from "./pages";
import { SESSION_COOKIE, signedIn } from "./people";

const take = (address: string, cookie: string, body = new FormData()) =>
  ask(address, { method: "POST", headers: { Cookie: cookie, ...fromOurPage() }, body });

/** The cells of a file of ours, line by line; every cell is quoted. */
function linesOf(csv: string): string[][] {
  const cell = /"((?:[^"]|"")*)"/g;
  expect(csv.replaceAll(cell, "").replace(/^\ufeff/, "")).toMatch(/^[,\r\n]*$/);
  const lines: string[][] = [[]];
  for (const [, text = "", end = ""] of csv.matchAll(/"((?:[^"]|"")*)"(,|\r\n)?/g)) {
    lines.at(-1)?.push(text.replaceAll('""', '"'));
    if (end === "\r\n") lines.push([]);
  }
  return lines.filter((line) => line.length > 0);
}

const STARTS = ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠1"];
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

test("every file asks for password and code when they were given too long ago", async () => {
  const ids = idsOf(await things());
  const member = await make.member({ role: "admin" });
  const { token } = await make.session({
    memberId: member.id,
    reauthenticatedAt: new Date(Date.now() - 11 * 60_000),
  });
  const files = doors().filter(({ isRoute, path }) => isRoute && !path.endsWith("/pdf"));
  expect(files.map(({ permission }) => permission).sort()).toEqual([
    "attendance:export",
    "delivery:edit",
    "signature:export",
    "supporter:export",
  ]);
  for (const { path: pattern } of files) {
    const address = filled(pattern, ids);
    const { status, body } = await take(address, `${SESSION_COOKIE}=${token}`);
    expect(status, address).toBe(403);
    expect(JSON.parse(body), address).toEqual({ error: "confirm" });
    const page = address.replace(/\/(file|out)$/, "");
    if (!page.endsWith("/export")) continue;
    // The page with the button leads to where they are given, and back.
    const asked = await ask(page, { headers: { Cookie: `${SESSION_COOKIE}=${token}` } });
    expect(asked.status, page).toBe(307);
    expect(asked.headers.get("location"), page).toBe(
      `/en/admin/confirm?then=${encodeURIComponent(page)}`,
    );
  }
  expect(await db().auditEntry.count({ where: { actorId: member.id } })).toBe(0);
});

test("the supporters' file names who joined, begins no formula, and is in the log", async () => {
  const { cookie, id: actorId } = await signedIn("organiser");
  const made = await Promise.all(
    STARTS.map((name) => make.supporter({ name, phone: "+7 700 1", place: "KZ-33" })),
  );
  const body = new FormData();
  body.append("place", "KZ-33");
  const answer = await take("/en/admin/supporters/export/file", cookie, body);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toContain("text/csv");
  expect(answer.headers.get("content-disposition")).toContain("supporters-");
  const [head = [], ...lines] = linesOf(answer.body);
  expect(head.slice(0, 5)).toEqual(["id", "state", "name", "email_address", "phone_number"]);
  const mine = lines.filter(([id = ""]) => made.some((one) => one.id === id));
  expect(mine).toHaveLength(STARTS.length);
  for (const { id, email } of made) {
    const line = mine.find(([known]) => known === id) ?? [];
    expect(line).toHaveLength(head.length);
    expect(line.slice(1, 2).concat(line.slice(3, 6))).toEqual([
      ...["joined", email, "'+7 700 1", "KZ-33"],
    ]);
  }
  // Whoever is elsewhere was not asked for.
  expect(lines.every((line) => line[5] === "KZ-33")).toBe(true);
  for (const cell of lines.flat()) expect(cell).not.toMatch(FORMULA);
  await expect(async () => {
    const deeds = await db().auditEntry.findMany({ where: { actorId }, orderBy: { at: "asc" } });
    expect(deeds).toMatchObject([
      { action: "supporter:export", subjectType: "supporter", details: { place: "KZ-33" } },
      { action: "supporter:export-end", details: { rows: lines.length } },
    ]);
  }).toPass();
});

test("an event's file names its guests and no others, begins no formula, and is in the log", async () => {
  const { cookie, id: actorId } = await signedIn("organiser");
  const event = await make.event();
  const guests = await Promise.all(
    STARTS.map((name) => make.attendance({ eventId: event.id, name })),
  );
  const waiting = await make.attendance({ eventId: event.id, confirmed: false });
  await make.attendance();
  const address = `/en/admin/events/${event.id}/export/file`;
  const answer = await take(address, cookie);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-disposition")).toContain(`guests-${event.slug}-`);
  const [head = [], ...lines] = linesOf(answer.body);
  expect(head.slice(0, 4)).toEqual(["id", "state", "name", "email"]);
  expect(lines.map(([id, state, , email]) => [id, state, email]).sort()).toEqual(
    [
      ...guests.map(({ id, email }) => [id, "coming", email]),
      [waiting.id, "waiting", waiting.email],
    ].sort(),
  );
  for (const cell of lines.flat()) expect(cell).not.toMatch(FORMULA);
  await expect(async () => {
    const deeds = await db().auditEntry.findMany({ where: { actorId }, orderBy: { at: "asc" } });
    expect(deeds).toMatchObject([
      { action: "attendance:export", subjectType: "event", subjectId: event.id },
      { action: "attendance:export-end", details: { rows: STARTS.length + 1 } },
    ]);
  }).toPass();
});
