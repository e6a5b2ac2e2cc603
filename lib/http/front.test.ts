// The whole front over real HTTP, with a stub where Next stands.
import { request as ask } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { PUBLIC, startFront, stub } from "../testing/http-front";

const { get, front, port } = startFront();

const form = {
  "sec-fetch-site": "same-origin",
  "content-type": "application/x-www-form-urlencoded",
};

describe("a shared page", () => {
  it("renders once for two hundred readers, and is then answered from the cache", async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => get("/kk?utm=1")));
    expect(stub.rendered).toEqual(["/kk"]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    await get("/kk");
    expect(stub.rendered).toHaveLength(1);
  });

  it("comes in the best encoding the reader takes", async () => {
    const [plain, gzip, br] = await Promise.all([
      get("/kk"),
      get("/kk", { "accept-encoding": "gzip, br;q=0" }),
      get("/kk", { "accept-encoding": "gzip, deflate, br" }),
    ]);
    expect(gzip.headers["content-encoding"]).toBe("gzip");
    expect(br.headers["content-encoding"]).toBe("br");
    expect(gunzipSync(gzip.body).toString()).toBe(plain.text);
    expect(brotliDecompressSync(br.body).toString()).toBe(plain.text);
    expect(plain.headers.vary).toBe("rsc, Accept-Encoding");
  });

  it("tells browsers to ask again and shared caches how long it holds", async () => {
    const { headers } = await get("/kk");
    expect(headers["cache-control"]).toBe("public, max-age=0, s-maxage=60, stale-if-error=3600");
    expect(headers["cdn-cache-control"]).toBe(PUBLIC);
    expect(headers.age).toBe("0");
  });

  it("sets nobody a cookie", async () => {
    expect((await get("/kk")).headers["set-cookie"]).toBeUndefined();
    expect((await get("/kk/signatures/a")).headers["set-cookie"]).toEqual(["a=b"]);
  });

  it("knows nothing of who asked", async () => {
    await get("/kk", { "accept-language": "ru", "user-agent": "x", "x-bosaga-network": "y" });
    expect(Object.keys(stub.seen[0] ?? {}).sort()).toEqual([
      "accept",
      "host",
      "user-agent",
      "x-bosaga-path",
      "x-bosaga-request",
      "x-forwarded-host",
    ]);
    expect(stub.seen[0]?.["user-agent"]).toBe("bosaga-front (bot)");
  });

  it("is the site's own where Next's 404 would be empty without script", async () => {
    const here = await get("/ru/petitions/shell404");
    expect([here.status, here.text.includes("<h1>/ru/404</h1>")]).toEqual([404, true]);
    const nowhere = await get("/shell404");
    expect([nowhere.status, nowhere.text.includes("<h1>/_not-found</h1>")]).toEqual([404, true]);
  });

  it("is the site's own where a route says 404 without words, but for programs under /api", async () => {
    const link = await get("/s/bare404");
    expect([link.status, link.text.includes("<h1>/_not-found</h1>")]).toEqual([404, true]);
    expect(link.headers["cache-control"]).toBe("private, no-store");
    expect(await get("/api/bare404")).toMatchObject({ status: 404, text: "" });
  });

  it("is the same, and rendered once, whatever cookies and headers a reader sends", async () => {
    const { text } = await get("/kk");
    const theirs: Record<string, string>[] = [
      { cookie: "session=1" },
      { cookie: "__prerender_bypass=1; __next_preview_data=2" },
      { rsc: "1", "next-router-prefetch": "1", "next-url": "/kk" },
      { authorization: "Basic YTpi" },
      { "next-action": "70650945ed5b4d0b6a607d0caa00fff6068963fe48" },
      { "cache-control": "no-cache", pragma: "no-cache" },
    ];
    for (const headers of theirs) {
      for (const url of ["/kk", "/kk?_rsc=1&x=2"]) {
        const answer = await get(url, headers);
        expect([answer.status, answer.text]).toEqual([200, text]);
      }
    }
    expect(stub.rendered).toEqual(["/kk"]);
    expect(stub.seen[0]).not.toHaveProperty("cookie");
  });

  it("is let go of by path, and served old while rendering fails", async () => {
    await get("/kk");
    front().cache.purge("/kk");
    stub.broken = true;
    expect((await get("/kk")).status).toBe(200);
    stub.broken = false;
    front().cache.purge("/kk");
    await get("/kk");
    expect(stub.rendered).toHaveLength(3);
  });

  it("blesses Next's scripts only", async () => {
    const { headers } = await get("/kk");
    expect(headers["content-security-policy"]).toMatch(/script-src 'self' 'sha256-[^']+';/);
  });
});

describe("a private page", () => {
  it("is compressed, never stored, and sent under the status its page asked for", async () => {
    const answer = await get("/kk/join", { ...form, "accept-encoding": "br" }, "POST", "a=b");
    expect(answer.status).toBe(422);
    expect(answer.headers["cache-control"]).toBe("private, no-store");
    expect(brotliDecompressSync(answer.body).toString()).toContain("/kk/join");
  });

  it("sees the site's name and the caller's network, not what clients claim", async () => {
    await get("/kk/signatures/a", {
      host: "evil.example",
      "x-forwarded-host": "evil.example",
      "x-bosaga-network": "forged",
      "x-bosaga-request": "forged",
      "x-middleware-subrequest": "forged",
    });
    expect(JSON.stringify(stub.seen)).not.toMatch(/evil|forged/);
    expect(stub.seen[0]).toMatchObject({ host: "bosaga.example" });
    expect(stub.seen[0]?.["x-bosaga-network"]).toMatch(/^[\w-]{22}$/);
  });

  it("streams what is no document", async () => {
    const answer = await get("/kk/admin/export");
    expect(answer.text).toBe("a,b\r\n1,2\r\n");
    expect(answer.headers["cache-control"]).toBe("private, no-store");
  });

  it("has words and its digest when it broke", async () => {
    const answer = await get("/en/signatures/shell500");
    expect(answer.status).toBe(500);
    expect(answer.text).toContain("4711");
    expect(answer.text).toContain("Something broke on our side");
  });

  it("stops being rendered when its reader leaves", async () => {
    const sent = ask({ host: "127.0.0.1", port: port(), path: "/kk/signatures/slow" });
    sent.on("error", () => undefined);
    sent.end();
    setTimeout(() => sent.destroy(), 2);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect((await get("/kk/signatures/next")).status).toBe(200);
  });
});

it("redirects to paths of our own only", async () => {
  expect((await get("/s/moved")).headers.location).toBe("/kk");
  expect((await get("/s/moved-away")).headers.location).toBe("/");
});

it("closes connections with their answers once it drains, those under way too", async () => {
  const underWay = get("/kk/signatures/a");
  await new Promise((resolve) => setTimeout(resolve, 5));
  front().drain();
  expect((await underWay).headers.connection).toBe("close");
  expect((await get("/kk")).headers.connection).toBe("close");
});

describe("a network that asks for page after page", () => {
  const flood = { "x-forwarded-for": "203.0.113.7" };

  it.each([
    ["made-up sharing links", (at: number) => `/kk/petitions/homes?via=made-up-${at}`],
    ["made-up petitions", (at: number) => `/kk/petitions/made-up-${at}`],
    ["private pages", () => "/kk/join"],
  ])("has eight made at a time, and is told when to come back: %s", async (_what, urlOf) => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, at) => get(urlOf(at), flood)),
    );
    expect(stub.most).toBe(8);
    const turnedAway = answers.filter(({ status }) => status === 503);
    expect(turnedAway.length).toBeGreaterThan(100);
    expect(stub.rendered).toHaveLength(200 - turnedAway.length);
    expect(turnedAway[0]?.headers).toMatchObject({
      "retry-after": "5",
      "cache-control": "private, no-store",
    });
    expect(turnedAway[0]?.text).toContain("Қазір");
    expect((await get(urlOf(0), flood)).status).toBe(200);
  });

  it("does not keep others waiting, nor readers of pages that are there", async () => {
    await get("/kk");
    const all = Array.from({ length: 200 }, (_, at) => get(`/kk/petitions/made-up-${at}`, flood));
    front().cache.purge("/kk");
    const here = await get("/kk", flood);
    const elsewhere = await get("/kk/sign-in", { "x-forwarded-for": "198.51.100.7" });
    expect([here.status, elsewhere.status]).toEqual([200, 200]);
    await Promise.all(all);
  });

  it("never hides that the process lives", async () => {
    const all = Array.from({ length: 200 }, () => get("/kk/join", flood));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await get("/api/health/live", flood)).status).toBe(200);
    await Promise.all(all);
  });

  it("is told so in JSON where programs ask", async () => {
    const answers = await Promise.all(
      Array.from({ length: 80 }, (_, at) => get(`/api/v1/petitions/made-up-${at}`, flood)),
    );
    expect(answers.find(({ status }) => status === 503)?.text).toBe('{"error":"crowded"}');
  });
});
