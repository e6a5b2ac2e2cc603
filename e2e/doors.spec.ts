// Every admin page and route × every role and nobody: the table is read from the files, so none is forgotten.
import { may } from "@/lib/auth/permissions";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { newId } from "@/lib/tokens";
import { expect, test } from "./fixtures";
import { ask, fromOurPage } from "./http";
import { doors, filled, idsOf, things } from "./pages";
import { signedIn } from "./people";

const SECRET_NAME = "Zhanar Secretbekova";

const all = doors();

test("there are doors to check", () => {
  expect(all.length).toBeGreaterThan(20);
});

for (const role of ["admin", "organiser", "viewer", null] as const) {
  test(`${role ?? "nobody"} gets through the doors that are theirs, and no others`, async () => {
    const about = await things({ name: SECRET_NAME });
    const ids = idsOf(about);
    const cookie: Record<string, string> = role ? { Cookie: (await signedIn(role)).cookie } : {};
    for (const { path: pattern, permission, isRoute } of all) {
      const address = filled(pattern, ids);
      const question = isRoute
        ? { method: "POST", headers: { ...cookie, ...fromOurPage() }, body: new FormData() }
        : { headers: cookie };
      const { status, headers, body } = await ask(address, question);
      const what = `${role} at ${address} (${permission})`;
      if (role === null) {
        if (isRoute) expect(status, what).toBe(401);
        else {
          expect(status, what).toBe(307);
          expect(headers.get("location"), what).toMatch(/^\/en\/sign-in\?then=/);
        }
      } else if (may(role, permission)) expect(status, what).toBe(200);
      else expect(status, what).toBe(isRoute ? 403 : 404);
      // Nobody's data reaches who may not see it, wherever they look.
      if (role === null || role === "viewer") {
        expect(body, what).not.toContain(SECRET_NAME);
        expect(body, what).not.toContain(about.signature.email);
        expect(body, what).not.toContain(about.supporter.email);
        expect(body, what).not.toContain(about.attendance.email);
        expect(body, what).not.toContain(about.unheard.email);
      }
      expect(headers.get("cache-control"), what).toContain("no-store");
    }
  });
}

test("what is not there is not there, whoever asks", async () => {
  const { cookie } = await signedIn("admin");
  const real = idsOf(await things());
  const unknown = Object.fromEntries(Object.keys(real).map((part) => [part, newId()]));
  for (const { path: pattern, isRoute } of all.filter((door) => door.path.includes("["))) {
    for (const ids of [
      unknown,
      Object.fromEntries(Object.keys(real).map((part) => [part, "not-an-id"])),
    ]) {
      const address = filled(pattern, ids);
      const question = isRoute
        ? {
            method: "POST",
            headers: { Cookie: cookie, ...fromOurPage() },
            body: new FormData(),
          }
        : { headers: { Cookie: cookie } };
      expect((await ask(address, question)).status, address).toBe(404);
    }
  }
  // A signature of one petition is not found under another.
  const other = await make.petition();
  const address = `/en/admin/petitions/${other.id}/signatures/${real["signatures/[signature]"]}`;
  expect((await ask(address, { headers: { Cookie: cookie } })).status).toBe(404);
});

test("an ended, expired or invented session opens nothing, and a changed role counts at once", async () => {
  const { cookie, id, sessionId } = await signedIn("admin");
  const enter = (given: string) => ask("/en/admin/members", { headers: { Cookie: given } });
  expect((await enter(cookie)).status).toBe(200);
  await db().member.update({ where: { id }, data: { role: "viewer" } });
  expect((await enter(cookie)).status).toBe(404);
  await db().member.update({ where: { id }, data: { role: "admin" } });
  await db().session.update({ where: { id: sessionId }, data: { expiresAt: new Date(0) } });
  expect((await enter(cookie)).status).toBe(307);
  await db().session.update({
    where: { id: sessionId },
    data: { expiresAt: new Date(Date.now() + 60_000), endedAt: new Date() },
  });
  expect((await enter(cookie)).status).toBe(307);
  expect((await enter(`bosaga.session=${"x".repeat(43)}`)).status).toBe(307);
  const removed = await signedIn("admin");
  await db().member.update({ where: { id: removed.id }, data: { removedAt: new Date() } });
  expect((await enter(removed.cookie)).status).toBe(307);
});
