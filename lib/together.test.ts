// Owns the proof that gathered calls each get their own answer, whoever they were gathered with.
import { describe, expect, it } from "vitest";
import { together } from "./together";

const limits = { most: 3, atOnce: 1 };
const tick = () => new Promise((resolve) => setImmediate(resolve));

describe("together", () => {
  it("starts a lone call at once, and gathers what comes meanwhile, so many at most", async () => {
    const batches: number[][] = [];
    const double = together(async (items: readonly number[]) => {
      batches.push([...items]);
      await tick();
      return items.map((item) => item * 2);
    }, limits);
    expect(await Promise.all([1, 2, 3, 4, 5].map(double))).toEqual([2, 4, 6, 8, 10]);
    expect(batches).toEqual([[1], [2, 3, 4], [5]]);
    expect(await double(6)).toBe(12);
  });

  it("does a failed batch again item by item, so that one bad item fails alone", async () => {
    const check = together(async (items: readonly string[]) => {
      await tick();
      if (items.includes("bad")) throw new Error("bad");
      return items;
    }, limits);
    const done = await Promise.allSettled(["one", "two", "bad", "three"].map(check));
    expect(done.map(({ status }) => status)).toEqual([
      "fulfilled",
      "fulfilled",
      "rejected",
      "fulfilled",
    ]);
    expect(await check("after")).toBe("after");
  });

  it("runs as many batches at once as allowed", async () => {
    let most = 0;
    let now = 0;
    const wait = together(
      async (items: readonly number[]) => {
        now += 1;
        most = Math.max(most, now);
        await tick();
        now -= 1;
        return items;
      },
      { most: 1, atOnce: 2 },
    );
    await Promise.all([1, 2, 3, 4, 5, 6].map(wait));
    expect(most).toBe(2);
  });

  it("rejects when a batch answers for fewer than it was given", async () => {
    const broken = together(async (): Promise<string[]> => [], limits);
    await expect(broken("lost")).rejects.toThrow("unanswered");
  });
});
