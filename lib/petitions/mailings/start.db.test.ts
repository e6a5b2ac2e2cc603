// Proves what a mailing asks before it starts, and that it starts once.
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { startMailing } from "./commands";

async function setUp(readers: number) {
  const { id: updateId, petitionId } = await make.update();
  const { id: actor } = await make.member({ role: "organiser" });
  for (let made = 0; made < readers; made += 1) {
    await make.signature({ petitionId, state: "counted", consents: ["news"] });
  }
  return { updateId, petitionId, actor };
}

describe("a mailing", () => {
  it.each([
    ["a draft", { published: false }, "draft"],
    ["without readers", {}, "nobody"],
  ] as const)("is nobody for %s", async (_what, wish, reason) => {
    const { id, petitionId } = await make.update(wish);
    const { id: actor } = await make.member();
    const now = new Date();
    expect(await startMailing(actor, petitionId, id, now, now)).toMatchObject({ reason });
  });

  it("is told once: two organisers who start together start one mailing", async () => {
    const { petitionId, updateId, actor } = await setUp(1);
    const now = new Date();
    const both = await Promise.all(
      [1, 2].map(() => startMailing(actor, petitionId, updateId, now, now)),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: "started" });
    const old = new Date(now.getTime() - 2 * 3_600_000);
    const other = await setUp(1);
    expect(
      await startMailing(other.actor, other.petitionId, other.updateId, old, now),
    ).toMatchObject({ reason: "stale" });
  });

  it("waits until readers can see its petition", async () => {
    const { petitionId, updateId, actor } = await setUp(1);
    const now = new Date();
    await db().publication.updateMany({ where: { petitionId }, data: { endedAt: now } });
    expect(await startMailing(actor, petitionId, updateId, now, now)).toMatchObject({
      reason: "draft",
    });
  });
});
