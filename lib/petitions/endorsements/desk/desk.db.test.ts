// Proves what organisers decide about endorsements, what readers see of it, and that lists leave nobody out.
import { describe, expect, it, vi } from "vitest";
import { CHANGED_CHANNEL, db } from "@/lib/db";
import { env } from "@/lib/env";
import { listenForChanges } from "@/lib/http/changes";
import { make } from "@/lib/testing/make";
import { countEndorsements, findEndorsementByToken, listEndorsements } from "../queries";
import { decideEndorsement } from "./commands";
import { countWaiting, listQueue } from "./queries";

const now = () => new Date();

async function confirmed() {
  const made = await make.endorsement({ state: "waiting" });
  const { slug } = await db().petition.findUniqueOrThrow({ where: { id: made.petitionId } });
  const { id: actor } = await make.member({ role: "organiser" });
  return { ...made, slug, actor };
}

describe("organisers", () => {
  it("decide once, whoever is quicker, each deed recorded", async () => {
    const { petitionId, id, actor } = await confirmed();
    const wishes = ["approved", "declined", "approved", "declined"] as const;
    const answers = await Promise.all(
      wishes.map((decision) =>
        decideEndorsement(actor, petitionId, id, { from: "waiting", decision }, now()),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers) if (!answer.ok) expect(answer.reason).toBe("decided");
    const deeds = await db().auditEntry.findMany({ where: { subjectId: petitionId } });
    expect(deeds).toHaveLength(1);
    expect(deeds[0]).toMatchObject({ actorId: actor, details: { endorsement: id } });
  });

  it("take down what was shown, and the pages hear of it", async () => {
    const { petitionId, slug, id, token, actor } = await confirmed();
    const heard: string[] = [];
    let listens = false;
    const listening = listenForChanges(
      env().DATABASE_URL,
      CHANGED_CHANNEL,
      (paths) => heard.push(...paths),
      () => {
        listens = true;
      },
    );
    await vi.waitFor(() => expect(listens).toBe(true));
    const decide = (from: "waiting" | "approved" | "declined", decision: typeof from) =>
      decideEndorsement(actor, petitionId, id, { from, decision }, now());
    await decide("waiting", "approved");
    await vi.waitFor(() => expect(heard).toContain(`/kk/petitions/${slug}/organisations`));
    expect(heard).toContain(`/ru/petitions/${slug}`);
    heard.length = 0;
    expect(await decide("approved", "declined")).toEqual({ ok: true });
    await vi.waitFor(() => expect(heard).toContain(`/en/petitions/${slug}/organisations`));
    expect(await countEndorsements(petitionId)).toBe(0);
    expect(await findEndorsementByToken(token, "kk", now())).toMatchObject({ state: "declined" });
    expect(await decide("declined", "waiting")).toEqual({ ok: true });
    expect(await countWaiting(petitionId)).toBe(1);
    await listening.stop();
    const deeds = await db().auditEntry.findMany({ orderBy: { id: "asc" } });
    expect(deeds.map(({ action }) => action)).toEqual([
      "endorsement:approve",
      "endorsement:decline",
      "endorsement:take-back",
    ]);
  });

  it("decide nothing unconfirmed, and nothing of another petition", async () => {
    const { petitionId, id } = await make.endorsement({ state: "unconfirmed" });
    const { id: actor } = await make.member({ role: "organiser" });
    const approve = { from: "waiting", decision: "approved" } as const;
    expect(await decideEndorsement(actor, petitionId, id, approve, now())).toMatchObject({
      reason: "unknown",
    });
    const other = await make.endorsement({ state: "waiting" });
    expect(await decideEndorsement(actor, petitionId, other.id, approve, now())).toMatchObject({
      reason: "unknown",
    });
    expect(await db().auditEntry.count()).toBe(0);
  });

  it("read each list page by page without a gap, also where times are equal, and by place", async () => {
    const { id: petitionId } = await make.petition();
    const createdAt = new Date("2026-11-24T10:00:00Z");
    for (let index = 0; index < 7; index += 1) {
      const place = index < 3 ? "KZ-47" : "KZ-75";
      await make.endorsement({ petitionId, state: "waiting", createdAt, place });
      await make.endorsement({ petitionId, state: "approved", createdAt });
    }
    for (const state of ["waiting", "approved"] as const) {
      const seen: string[] = [];
      let after: Awaited<ReturnType<typeof listQueue>>["next"] = null;
      do {
        const page: Awaited<ReturnType<typeof listQueue>> = await listQueue(
          petitionId,
          { state },
          after,
          3,
        );
        seen.push(...page.rows.map(({ id }) => id));
        after = page.next;
      } while (after !== null);
      expect(seen).toHaveLength(7);
      expect(seen).toEqual(state === "waiting" ? seen.toSorted() : seen.toSorted().reverse());
    }
    const there = await listQueue(petitionId, { state: "waiting", place: "KZ-47" }, null);
    expect(there.rows).toHaveLength(3);
    const pages = [
      await listEndorsements(petitionId, 1, 4),
      await listEndorsements(petitionId, 2, 4),
    ];
    expect(pages.map(({ endorsements, total }) => [endorsements.length, total])).toEqual([
      [4, 7],
      [3, 7],
    ]);
  });
});
