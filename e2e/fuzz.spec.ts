// Random input at every form and at the open API: an answer below 500 each time, and no bad row.
import fc from "fast-check";
import { db } from "@/lib/db";
import { personName } from "@/lib/forms";
import { make } from "@/lib/testing/make";
import { openVault } from "@/lib/vault/vault";
import { expect, test } from "./fixtures";
import { ask, formsOf, fromOurPage, type HtmlForm, post } from "./http";
import { adminPages, personalPages, publicPages, things } from "./pages";
import { signedIn } from "./people";

test.setTimeout(240_000);

/** The same each run, so that a failure can be looked into. */
const SEED = 20_261_123;

const HOSTILE = [
  "",
  " ",
  "\0",
  "\ud800",
  "a\u202eb",
  "\uffff",
  "x".repeat(30_000),
  "__proto__",
  "-1",
  "1e999",
  "NaN",
  "2026-13-45",
  "00000000-0000-0000-0000-000000000000",
  "'; DROP TABLE signature; --",
  "%00%ff",
  "\r\nBcc: x@elsewhere.test",
  "../../../etc/passwd",
  "{{7*7}}<%= 7*7 %>",
  "😀".repeat(50),
  "ﷺ".repeat(100),
];

const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
  { weight: 1, arbitrary: fc.integer().map(String) },
);

type Shot = { values: Record<string, string | string[]>; without: string[] };

/** Some fields hostile, some twice, some missing, some that no form has. */
function shotsAt(form: HtmlForm, count: number): Shot[] {
  const names = [...new Set(form.fields.map(([name]) => name))];
  const own = names.filter((name) => !name.startsWith("$ACTION"));
  const shot = fc.record({
    values: fc
      .tuple(
        fc.dictionary(
          fc.constantFrom(...(own.length > 0 ? own : ["x"])),
          fc.oneof(value, fc.array(value, { maxLength: 3 })),
        ),
        fc.dictionary(
          fc.constantFrom("__proto__x", "constructor", "toString", "role", "id", "then"),
          value,
          { maxKeys: 2 },
        ),
      )
      .map(([mine, foreign]) => ({ ...mine, ...foreign })),
    without: fc.subarray(own),
  });
  return fc.sample(shot, { numRuns: count, seed: SEED });
}

/** @returns what was answered with 500 or above, as sentences */
async function shootAt(
  path: string,
  headers: Record<string, string>,
  count: number,
): Promise<string[]> {
  const broken: string[] = [];
  const forms = formsOf((await ask(path, { headers })).body);
  for (const [at, form] of forms.entries()) {
    // What a page would do to whoever shoots (sign out, end sessions) must not end the shooting.
    for (const { values, without } of shotsAt(form, count)) {
      const left = {
        ...form,
        fields: form.fields.filter(([name]) => !without.includes(name)),
      };
      const { status } = await post(path, left, values, { ...headers, ...fromOurPage() });
      if (status >= 500) {
        broken.push(`${status} ${path} form ${at}: ${JSON.stringify(values).slice(0, 300)}`);
      }
    }
  }
  return broken;
}

/** Actions named wrongly, bound arguments broken, bodies that are no form at all. */
async function shootBeside(path: string, headers: Record<string, string>): Promise<string[]> {
  const [form] = formsOf((await ask(path, { headers })).body);
  if (!form) return [];
  const broken: string[] = [];
  const note = (what: string, status: number) => {
    if (status >= 500) broken.push(`${status} ${path} ${what}`);
  };
  const own = { ...headers, ...fromOurPage() };
  for (const [name] of form.fields.filter(([known]) => known.startsWith("$ACTION"))) {
    for (const wrong of ["", "x", "[]", "null", '["$@1"]', '{"id":"x","bound":"$@1"}', "\0"]) {
      note(`${name}=${wrong}`, (await post(path, form, { [name]: wrong }, own)).status);
    }
  }
  const bodies: [type: string, body: string][] = [
    ["application/json", "{}"],
    ["text/plain", "x"],
    ["multipart/form-data", "x"],
    ["multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data\r\n\r\n"],
    ["application/x-www-form-urlencoded", "a=%ff&b=%00&$ACTION_ID_x="],
    ["text/plain;charset=UTF-8", '["$K1"]'],
    ["", ""],
  ];
  for (const [type, body] of bodies) {
    const asked = { method: "POST", headers: { ...own, "Content-Type": type }, body };
    note(`${type} ${body.slice(0, 20)}`, (await ask(path, asked)).status);
    const named = { ...asked, headers: { ...asked.headers, "Next-Action": "x".repeat(40) } };
    note(`next-action ${type} ${body.slice(0, 20)}`, (await ask(path, named)).status);
  }
  return broken;
}

test("no public or personal form breaks, and none lets in what it should not", async () => {
  const all = await things();
  const broken: string[] = [];
  for (const path of [...publicPages("en", all), "/en/preferences", ...personalPages("en", all)]) {
    broken.push(...(await shootAt(path, {}, 12)), ...(await shootBeside(path, {})));
  }
  expect(broken).toEqual([]);
  const vault = await openVault(`petition:${all.petition.id}`);
  const rows = await db().signature.findMany({
    where: { petitionId: all.petition.id, rowKey: { not: null } },
    select: { id: true, rowKey: true, sealedName: true },
  });
  for (const { id, rowKey, sealedName } of rows) {
    const name = vault.row("signature", id, rowKey).open("name", sealedName);
    expect(personName().safeParse(name).success, JSON.stringify(name)).toBe(true);
  }
});

test("no organisers' form breaks", async () => {
  const all = await things();
  const broken: string[] = [];
  for (const path of adminPages("en", all)) {
    // Anew for each page: ending sessions, leaving and changing roles are among the deeds.
    const { cookie } = await signedIn("admin");
    broken.push(...(await shootAt(path, { Cookie: cookie }, 4)));
    const again = await signedIn("admin");
    broken.push(...(await shootBeside(path, { Cookie: again.cookie })));
  }
  expect(broken).toEqual([]);
});

test("the open API answers everything with 202 or 400 and names of fields", async ({ address }) => {
  const { id, slug } = await make.petition();
  const path = `/api/v1/petitions/${slug}/signatures`;
  const send = (body: string | Uint8Array<ArrayBuffer>, type = "application/json") =>
    ask(path, { method: "POST", headers: { "Content-Type": type }, body });
  const good = { name: "Aigerim", email: address("api"), place: "KZ-75" };
  const json = fc.sample(fc.jsonValue({ maxDepth: 3 }), { numRuns: 60, seed: SEED });
  const shots = fc.sample(
    fc.record(
      { name: fc.jsonValue(), email: fc.jsonValue(), place: fc.jsonValue(), comment: value },
      { requiredKeys: [] },
    ),
    { numRuns: 60, seed: SEED },
  );
  const extra = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`x${index}`, index]));
  const bodies = [
    ...json.map((one) => JSON.stringify(one)),
    ...shots.map((one) => JSON.stringify({ ...good, ...one })),
    JSON.stringify({ ...good, ...extra }),
    `{"name":"A","email":"a@b.kz","place":"KZ-75","__proto__":{"role":"admin"}}`,
    `{"name":"A","email":"a@b.kz","place":"KZ-75","constructor":{"prototype":{}}}`,
    "",
    "{",
    "[".repeat(20_000),
    `{"a":`.repeat(5_000),
    '"\\ud800"',
    JSON.stringify({ ...good, name: "\ud800" }),
    JSON.stringify({ ...good, name: "a\0b" }),
  ];
  for (const body of bodies) {
    const { status, body: said } = await send(body);
    expect([202, 400, 413], `${status} for ${body.slice(0, 200)}`).toContain(status);
    if (status === 400) expect(JSON.parse(said), said).toHaveProperty("errors");
  }
  expect((await send(Buffer.alloc(1_048_576, "x"))).status).toBe(413);
  for (const type of ["text/plain", "application/xml", "multipart/form-data", ""]) {
    expect((await send(JSON.stringify(good), type)).status).toBeLessThan(500);
  }
  const wrong = await send(JSON.stringify({ ...good, name: 7, role: "admin" }));
  expect(wrong.status).toBe(400);
  expect(Object.keys(JSON.parse(wrong.body).errors).sort()).toEqual(["name", "role"]);
  expect((await send(JSON.stringify(good))).status).toBe(202);
  expect(
    (
      await ask("/api/v1/petitions/no-such/signatures", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(good),
      })
    ).status,
  ).toBe(404);
  const known = await make.signature({ petitionId: id, state: "counted" });
  const answers = await Promise.all(
    [known.email, address("fresh")].map((email) => send(JSON.stringify({ ...good, email }))),
  );
  expect(answers[0]?.status).toBe(answers[1]?.status);
  expect(answers[0]?.body).toBe(answers[1]?.body);
});
