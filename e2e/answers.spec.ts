// What every answer carries, whatever it is: headers, statuses, no cookie, nothing for other sites' forms.
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { expect, test } from "./fixtures";
import { type Answer, ask, formWith, post, type Question } from "./http";
import { personalPages, publicPages, things } from "./pages";
import { signedIn } from "./people";

const locales = ["kk", "ru", "en"] as const;

function expectDressed({ status, headers }: Answer, path: string): void {
  const on = `${status} ${path}`;
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy, on).toContain("default-src 'none'");
  expect(policy, on).toContain("frame-ancestors 'none'");
  expect(policy, on).not.toMatch(/unsafe-|https?:|\*/);
  expect(headers.get("x-content-type-options"), on).toBe("nosniff");
  expect(headers.get("referrer-policy"), on).toBe("same-origin");
  expect(headers.get("cross-origin-opener-policy"), on).toBe("same-origin");
  expect(headers.get("permissions-policy"), on).toContain("geolocation=()");
  expect(headers.get("cache-control"), on).toBeTruthy();
  expect(headers.get("x-powered-by"), on).toBeNull();
}

/** Everything a stranger can read, one address of each kind in one language. */
async function publicPaths(): Promise<string[]> {
  const petition = await make.petition();
  const briefing = await make.briefing({ petitionId: petition.id });
  const event = await make.event();
  return [
    "",
    "/briefings",
    `/briefings/${briefing.slug}`,
    "/petitions",
    `/petitions/${petition.slug}`,
    `/petitions/${petition.slug}/thanks`,
    "/join",
    "/join/thanks",
    "/events",
    `/events/${event.slug}`,
    "/privacy",
    "/sign-in",
  ];
}

test("every public page answers 200 in three languages, dressed and without a cookie", async () => {
  for (const path of await publicPaths()) {
    for (const locale of locales) {
      const answer = await ask(`/${locale}${path}`);
      expect(answer.status, `/${locale}${path}`).toBe(200);
      expect(answer.body).toContain(`lang="${locale}"`);
      expect(answer.headers.get("set-cookie"), path).toBeNull();
      expectDressed(answer, path);
    }
  }
});

test("every page is whole as it is sent: its title in its head, and nothing for a script to put in place", async () => {
  const all = await things();
  for (const path of [...publicPages("kk", all), ...personalPages("kk", all), "/kk/nothing"]) {
    for (const agent of ["", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0"]) {
      const headers: Record<string, string> = agent ? { "User-Agent": agent } : {};
      const { body } = await ask(path, { headers });
      const head = body.slice(0, body.indexOf("</head>"));
      expect(head, path).toMatch(/<title>[^<]+<\/title>/);
      expect(body, path).not.toMatch(/<template id="[BP]:|\$RC\(|<div hidden="" id="S:/);
    }
  }
});

test("redirects, files, errors and the API are dressed too", async () => {
  const { slug } = await make.petition();
  const event = await make.event();
  const link = await make.shareLink({ path: `/petitions/${slug}` });
  const { body } = await ask("/kk");
  const script = /\/_next\/static\/[^"]+\.js/.exec(body)?.[0] ?? "";
  const table: [path: string, status: number, init?: Question][] = [
    ["/", 307],
    [`/s/${link.code}`, 302],
    [script, 200],
    ["/_next/static/no-such-file.js", 404],
    ["/kk/no-such-page", 404],
    ["/no-such-page", 404],
    ["/kk/petitions/no-such-petition", 404],
    ["/kk/events/no-such-event", 404],
    ["/kk/briefings/no-such-briefing", 404],
    ["/s/nosuchcode", 404],
    ["/kk/s", 404],
    [`/api/v1/petitions/${slug}`, 200],
    ["/api/v1/petitions/no-such-petition", 404],
    ["/api/health/live", 200],
    ["/api/health/ready", 200],
    ["/kk/events/calendar.ics", 200],
    [`/kk/events/${event.slug}/calendar.ics`, 200],
    ["/kk/join", 405, { method: "DELETE" }],
    ["/kk/join", 403, { method: "POST", body: "a=b" }],
    ["/%E0%A4%A", 400],
    [`/kk?${"x".repeat(3_000)}`, 414],
  ];
  for (const [path, status, init] of table) {
    const answer = await ask(path, init);
    expect(answer.status, path).toBe(status);
    expectDressed(answer, path);
    expect(answer.headers.get("set-cookie"), path).toBeNull();
  }
});

test("a link that is wrong, used or over says so, and never with a 500", async () => {
  const unknown = "x".repeat(43);
  for (const section of ["signatures", "join", "preferences", "attendances", "sign-in/set-up"]) {
    for (const token of [unknown, "short", "%00", "..%2f..", "<b>", "x".repeat(200)]) {
      const { status } = await ask(`/en/${section}/${token}`);
      expect([400, 404, 410], `/en/${section}/${token} gave ${status}`).toContain(status);
    }
    expect((await ask(`/en/${section}/${unknown}`)).headers.get("cache-control")).toContain(
      "no-store",
    );
  }
});

test("a link whose time is over is gone: 410 and the way on, whatever it was for", async () => {
  const all = await things();
  const { id: supporterId } = await make.supporter({ confirmed: false });
  const over = new Date(Date.now() - 1);
  const links = {
    signatures: await make.token("signature", { signatureId: all.pending.id }, over),
    join: await make.token("supporter", { supporterId }, over),
    attendances: await make.token("attendance", { attendanceId: all.invited.id }, over),
    preferences: await make.token("preferences", { supporterId: all.supporter.id }, over),
    endorsements: await make.token("endorsement", { endorsementId: all.unconfirmed.id }, over),
  };
  for (const [section, token] of Object.entries(links)) {
    const { status, body } = await ask(`/en/${section}/${token}`);
    expect(status, section).toBe(410);
    const main = body.slice(body.indexOf("<main"), body.indexOf("</main>"));
    expect(main, section).toMatch(/<a [^>]*href="\/en\//);
    expect((await ask(`/en/${section}/${"x".repeat(43)}`)).status, section).toBe(404);
  }
});

test("the count is open to everybody as JSON, and its parts make its total", async () => {
  const { id, slug } = await make.petition();
  for (const place of ["KZ-75", "KZ-75", "KZ-47", "elsewhere", "not-given"]) {
    await make.signature({ petitionId: id, place, state: "counted" });
  }
  const { status, headers, body } = await ask(`/api/v1/petitions/${slug}`);
  expect(status).toBe(200);
  expect(headers.get("access-control-allow-origin")).toBe("*");
  const count = JSON.parse(body);
  expect(count).toMatchObject({ slug, state: "open", total: 5, elsewhere: 1, notGiven: 1 });
  const inRegions = count.regions.reduce(
    (sum: number, region: { total: number }) => sum + region.total,
    0,
  );
  expect(count.regions).toHaveLength(20);
  expect(inRegions + count.elsewhere + count.notGiven).toBe(count.total);
  expect(Number.isNaN(Date.parse(count.asOf))).toBe(false);
  const off = { pauseSigning: null, pauseCounting: null, requireProof: null, notice: null };
  expect(count).toMatchObject({ switches: off, differsSince: null });
});

test("only our own pages' forms are heard", async ({ address }) => {
  const { slug } = await make.petition();
  const path = `/kk/petitions/${slug}`;
  const form = await formWith(path, "email");
  const site = process.env.E2E_SITE_URL ?? "";
  const table: [headers: Record<string, string>, heard: boolean][] = [
    [{ Origin: site, "Sec-Fetch-Site": "same-origin" }, true],
    [{ Origin: site }, true],
    [{ Origin: "https://elsewhere.test" }, false],
    [{ Origin: "null" }, false],
    [{}, false],
    [{ Origin: "https://elsewhere.test", "Sec-Fetch-Site": "cross-site" }, false],
    [{ Origin: site, "Sec-Fetch-Site": "cross-site" }, false],
    [{ Origin: site, "Sec-Fetch-Site": "same-site" }, false],
    [{ Origin: site, "Sec-Fetch-Site": "none" }, false],
    [{ Origin: `${site}.elsewhere.test` }, false],
  ];
  for (const [index, [headers, heard]] of table.entries()) {
    const email = address(`form${index}`);
    const values = { name: "Aigerim", email, place: "KZ-75" };
    const { status } = await post(path, form, values, headers);
    const said = JSON.stringify(headers);
    if (heard) expect(status, said).toBe(303);
    else expect(status, said).toBe(403);
  }
  expect(await db().signature.count({ where: { petition: { slug } } })).toBe(2);
});

test("the redirect after signing in leads to our own pages only", async () => {
  const { cookie } = await signedIn("admin");
  for (const then of [
    "https://elsewhere.test",
    "//elsewhere.test",
    "/\\elsewhere.test",
    "javascript:alert(1)",
    "/%09/elsewhere.test",
    "\\\\elsewhere.test",
  ]) {
    const query = `?then=${encodeURIComponent(then)}`;
    for (const path of ["/kk/sign-in", "/kk/sign-in/code", "/kk/admin/confirm"]) {
      const { headers, body } = await ask(path + query, { headers: { Cookie: cookie } });
      const to = headers.get("location");
      if (to) expect(new URL(to, process.env.E2E_SITE_URL).origin).toBe(process.env.E2E_SITE_URL);
      expect(body).not.toMatch(/(href|action)="[^"]*elsewhere\.test/);
    }
  }
});

test("a language nobody asked for is not remembered with a cookie", async () => {
  for (const [header, locale] of [
    ["ru-RU,ru;q=0.9", "/ru"],
    ["en", "/en"],
    ["de", "/kk"],
  ]) {
    const { headers } = await ask("/", { headers: { "Accept-Language": header ?? "" } });
    expect(headers.get("location")).toBe(locale);
  }
});
