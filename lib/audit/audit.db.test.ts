// Proof of the audit log on PostgreSQL: with the deed or not at all, newest first, page after page.
import { describe, expect, it } from "vitest";
import { db, inTransaction } from "../db";
import { make } from "../testing/make";
import { recordDeed, recordRead } from "./commands";
import { listActions, listDeeds } from "./queries";

describe("the audit log", () => {
  it("holds a deed exactly if it happened", async () => {
    const undone = inTransaction(async (tx) => {
      await recordDeed(tx, {
        actorId: null,
        action: "petition:publish",
        subjectType: "petition",
        subjectId: null,
      });
      throw new Error("rolled back");
    });
    await expect(undone).rejects.toThrow("rolled back");
    expect(await db().auditEntry.count()).toBe(0);
  });

  it("is read newest first without a gap, also where times are equal, and by filters", async () => {
    const member = await make.member();
    const deed = (action: string, subjectId: string) =>
      recordRead({ actorId: member.id, action, subjectType: "petition", subjectId });
    for (let index = 0; index < 7; index += 1) await deed("petition:see", `p${index}`);
    await deed("petition:export", "p1");
    await db().auditEntry.updateMany({ data: { at: new Date("2026-11-24T10:00:00Z") } });

    const seen: string[] = [];
    let cursor: Awaited<ReturnType<typeof listDeeds>>["next"] = null;
    do {
      const page: Awaited<ReturnType<typeof listDeeds>> = await listDeeds({}, cursor, 3);
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toHaveLength(8);
    expect(new Set(seen).size).toBe(8);
    expect(seen).toEqual(seen.toSorted().reverse());

    expect(await listActions()).toEqual(["petition:export", "petition:see"]);
    const only = await listDeeds({ action: "petition:export", actorId: member.id }, null);
    expect(only.rows).toMatchObject([{ subjectId: "p1" }]);
    expect((await listDeeds({ subjectId: "p1" }, null)).rows).toHaveLength(2);
    const later = { from: new Date("2026-11-24T10:00:01Z") };
    expect((await listDeeds(later, null)).rows).toEqual([]);
    const before = { until: new Date("2026-11-24T10:00:00Z") };
    expect((await listDeeds(before, null)).rows).toEqual([]);
  });
});
