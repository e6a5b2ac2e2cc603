// What the page cache keeps, renders once, lets go of, and falls back to.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Entry, makeEntry } from "./entry";
import { PageCache } from "./page-cache";

const CACHING = "public, max-age=0, s-maxage=60, stale-while-revalidate=600, stale-if-error=3600";

function entry(key: string, text: string, status = 200, caching = CACHING): Promise<Entry> {
  const path = key.split("?")[0] ?? key;
  const headers = { "cache-control": caching, "content-type": "text/html", vary: "rsc" };
  return makeEntry(key, path, { status, headers, body: Buffer.from(text) }, []);
}

const textOf = ({ forms }: Entry) => forms.identity.body.toString();

let cache: PageCache;
let failures: unknown[];
let renders: number;

/** Serves `/kk` (or a variant), rendering `text`. */
function serve(text: string, key = "/kk", path = "/kk") {
  return cache.serve(key, path, () => {
    renders += 1;
    return entry(key, text);
  });
}

function failing() {
  return cache.serve("/kk", "/kk", () => Promise.reject(new Error("database down")));
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000 });
  failures = [];
  renders = 0;
  cache = new PageCache((error) => failures.push(error));
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1_000);
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

describe("freshness", () => {
  it("serves a copy for as long as s-maxage says", async () => {
    await serve("one");
    pass(59);
    expect(textOf(await serve("two"))).toBe("one");
    expect(cache.fresh("/kk", Date.now())).toBeDefined();
    pass(1);
    expect(cache.fresh("/kk", Date.now())).toBeUndefined();
  });

  it("then serves it while one render replaces it", async () => {
    await serve("one");
    pass(61);
    const served = await Promise.all([serve("two"), serve("three"), serve("four")]);
    expect(served.map(textOf)).toEqual(["one", "one", "one"]);
    await settled();
    expect(renders).toBe(2);
    expect(textOf(await serve("five"))).toBe("two");
  });

  it("then renders before serving", async () => {
    await serve("one");
    pass(61 + 600);
    expect(textOf(await serve("two"))).toBe("two");
  });

  it.each(["private, no-store", "no-cache", "public, max-age=0", ""])(
    "keeps nothing under %j",
    async (caching) => {
      const once = () =>
        cache.serve("/kk", "/kk", () => entry("/kk", String(++renders), 200, caching));
      await once();
      expect(textOf(await once())).toBe("2");
    },
  );
});

describe("waiting readers", () => {
  it("cause one render, however many, while nothing is kept", async () => {
    const all = await Promise.all(Array.from({ length: 1_000 }, () => serve("page")));
    expect(new Set(all).size).toBe(1);
    expect(renders).toBe(1);
  });

  it("share a failure, and the next reader tries again", async () => {
    const outcomes = await Promise.allSettled([failing(), failing()]);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(textOf(await serve("back"))).toBe("back");
  });
});

describe("purging", () => {
  it("has every variant of the path rendered before it is served, and no other path", async () => {
    await serve("old");
    await serve("old page 2", "/kk?page=2");
    await serve("other", "/ru", "/ru");
    cache.purge("/kk");
    expect(cache.fresh("/kk", Date.now())).toBeUndefined();
    expect(cache.fresh("/ru", Date.now())).toBeDefined();
    expect(textOf(await serve("new"))).toBe("new");
    expect(textOf(await serve("new page 2", "/kk?page=2"))).toBe("new page 2");
  });

  it("does not keep a render that began before it, nor give it to who came after", async () => {
    let finish: (made: Promise<Entry>) => void = () => undefined;
    const before = cache.serve("/kk", "/kk", () => new Promise((resolve) => (finish = resolve)));
    cache.purge("/kk");
    const after = serve("new");
    finish(entry("/kk", "old"));
    expect(textOf(await before)).toBe("old");
    expect(textOf(await after)).toBe("new");
    await settled();
    expect(textOf(await serve("newer"))).toBe("new");
  });

  it("of everything leaves nothing fresh", async () => {
    await serve("one");
    await serve("two", "/ru", "/ru");
    cache.purgeAll();
    expect(cache.fresh("/kk", Date.now())).toBeUndefined();
    expect(cache.fresh("/ru", Date.now())).toBeUndefined();
  });
});

describe("when rendering fails", () => {
  it("serves the old copy, purged or not, as long as stale-if-error says", async () => {
    await serve("old");
    cache.purge("/kk");
    expect(textOf(await failing())).toBe("old");
    pass(1);
    const answers500 = () => cache.serve("/kk", "/kk", () => entry("/kk", "broken", 500));
    expect(textOf(await answers500())).toBe("old");
    expect(failures).toHaveLength(1);
    pass(60 + 3_600);
    await expect(failing()).rejects.toThrow("database down");
    expect(textOf(await answers500())).toBe("broken");
  });

  it("waits a second before it tries again, unless something was published", async () => {
    await serve("old");
    pass(61 + 600);
    await failing();
    expect(textOf(await serve("too soon"))).toBe("old");
    expect(renders).toBe(1);
    pass(1);
    expect(textOf(await serve("back"))).toBe("back");
    cache.purge("/kk");
    await failing();
    cache.purge("/kk");
    expect(textOf(await serve("published"))).toBe("published");
  });

  it("never keeps the failure", async () => {
    await cache.serve("/kk", "/kk", () => entry("/kk", "broken", 500));
    expect(textOf(await serve("well"))).toBe("well");
  });
});

it("does not let made-up addresses push out the pages", async () => {
  await serve("front");
  const filler = "x".repeat(1_024 * 1_024);
  for (let page = 1; page <= 40; page += 1) await serve(filler + page, `/kk?page=${page}`);
  expect(cache.fresh("/kk", Date.now())).toBeDefined();
  expect(cache.fresh("/kk?page=1", Date.now())).toBeUndefined();
  expect(cache.fresh("/kk?page=40", Date.now())).toBeDefined();
});
