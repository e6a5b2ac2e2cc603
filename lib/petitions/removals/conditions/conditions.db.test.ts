// Owns the proof that a dry run counts what the conditions say, seals what names people, and changes nothing.
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { waitingJobs } from "@/lib/testing/jobs";
import { make } from "@/lib/testing/make";
import { findConditions, listRemovals } from "../queries";
import { type RemovalInput, removalForm } from "../schema";
import { sampleMeant } from "./queries";

const planned = (petitionId: string, given: Partial<RemovalInput>) =>
  make.removal({ petitionId, domain: "", ...given });

describe("a plan", () => {
  it("counts each condition, and all of them together, and changes nothing", async () => {
    const { id: petitionId } = await make.petition();
    const { id: shareLinkId, code } = await make.shareLink();
    const hour = (at: number) => new Date(Date.UTC(2026, 10, 20, at));
    const people = [
      { email: "a@spam.test", place: "KZ-75", name: "Bot One", createdAt: hour(1) },
      { email: "b@spam.test", place: "KZ-71", name: "Dana", createdAt: hour(2), shareLinkId },
      { email: "c@people.test", place: "KZ-75", name: "bot two", createdAt: hour(3) },
      {
        email: "promo-1@people.test",
        place: "KZ-75",
        name: "Erlan",
        createdAt: hour(4),
        state: "pending",
      },
      {
        email: "d@spam.test",
        place: "KZ-75",
        name: "Bot three",
        createdAt: hour(1),
        state: "withdrawn",
      },
    ] as const;
    for (const person of people) await make.signature({ petitionId, state: "counted", ...person });
    await make.signature({ email: "a@spam.test", state: "counted" });
    const cases: [Partial<RemovalInput>, number][] = [
      [{ domain: "spam.test" }, 2],
      [{ place: "KZ-75" }, 3],
      [{ link: code.toUpperCase() }, 1],
      [{ from: hour(2), until: hour(4) }, 2],
      [{ pattern: "bot *", patternOn: "name" }, 2],
      [{ pattern: "promo-*@*" }, 1],
      [{ addresses: ["A+x@spam.test", "nobody@spam.test", "c@people.test"] }, 2],
      [{ domain: "spam.test", place: "KZ-75" }, 1],
      [
        { domain: "spam.test", pattern: "*dana*", patternOn: "name", until: hour(3), link: code },
        1,
      ],
      [{ domain: "spam.test", from: hour(3) }, 0],
      [{ link: "none" }, 0],
    ];
    for (const [given, matched] of cases) {
      expect((await planned(petitionId, given)).matched, JSON.stringify(given)).toBe(matched);
    }
    expect(await db().signatureRemoval.count()).toBe(1);
    expect(await waitingJobs()).toEqual([]);
    const plans = await listRemovals(petitionId);
    expect(plans).toHaveLength(cases.length);
    expect(plans.every(({ state }) => state === "planned")).toBe(true);
  });

  it("seals what may name people, and shows some of whom it means", async () => {
    const { id: petitionId } = await make.petition();
    await make.signature({
      petitionId,
      state: "counted",
      name: "Marat Hidden",
      email: "marat@people.test",
    });
    const { id } = await planned(petitionId, {
      addresses: ["marat@people.test"],
      pattern: "*hidden*",
      patternOn: "name",
    });
    const [row] = await db().$queryRaw<
      { text: string }[]
    >`SELECT to_jsonb(invalidation)::text AS text FROM invalidation`;
    expect(row?.text).not.toMatch(/marat|hidden/i);
    const conditions = await findConditions(id);
    expect(conditions?.terms).toEqual({ pattern: "*hidden*", addresses: ["marat@people.test"] });
    expect(conditions && (await sampleMeant(conditions))).toMatchObject([
      { name: "Marat Hidden", place: "KZ-75" },
    ]);
  });

  it("is refused without a condition, with a window that ends first, and for what cannot be", () => {
    const given = (more: object) =>
      removalForm.safeParse({ category: "forged", reason: "x", ...more });
    expect(given({}).error?.issues[0]).toMatchObject({ message: "no-condition" });
    const late = given({ from: "2026-11-20T10:00", until: "2026-11-20T09:00" });
    expect(late.error?.issues[0]).toMatchObject({ path: ["until"] });
    for (const more of [
      { pattern: "*" },
      { place: "Mars" },
      { domain: "spam" },
      { addresses: "not an address" },
      { addresses: "a@b.test\n".repeat(5_001) },
      { from: "2026-99-99T10:00" },
      { domain: "spam.test", category: "withdrawn" },
      { domain: "spam.test", reason: "" },
      { domain: "spam.test", state: "counted" },
      { domain: "spam\u0000.test" },
    ]) {
      expect(given(more).success, JSON.stringify(more).slice(0, 80)).toBe(false);
    }
    expect(given({ addresses: "a@b.test, c@d.test;\n\n e@f.test" }).data?.addresses).toHaveLength(
      3,
    );
  });
});
