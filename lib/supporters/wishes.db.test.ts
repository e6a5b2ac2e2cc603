// Proves what organisers do at a person's wish: erasing their record, and finding it first.
import { describe, expect, it } from "vitest";
import { db, inTransaction } from "../db";
import { make } from "../testing/make";
import { eraseSupporter, eraseSupporterOnRequest } from "./commands";
import { searchSupporters } from "./lists/queries";
import { leave } from "./preferences/commands";
import { findOwnRecord } from "./preferences/queries";

const now = () => new Date();

describe("erasing at a person's wish that reached an organiser", () => {
  it("keeps who did it and why, and does it once", async () => {
    const admin = await make.member();
    const { id, email } = await make.supporter();
    const wish = "asked on paper at the picket";
    expect(await eraseSupporterOnRequest(admin.id, id, wish, now())).toEqual({ ok: true });
    expect(await findOwnRecord(email, "kk")).toBeNull();
    expect(await db().auditEntry.findFirst()).toMatchObject({
      actorId: admin.id,
      action: "supporter:erase",
      subjectId: id,
      details: { reason: wish },
    });
    expect(await eraseSupporterOnRequest(admin.id, id, wish, now())).toMatchObject({
      ok: false,
      reason: "unknown",
    });
    expect(await db().auditEntry.count()).toBe(1);
  });

  it("erases one who has not confirmed as well", async () => {
    const admin = await make.member();
    const { id } = await make.supporter({ confirmed: false });
    await eraseSupporterOnRequest(admin.id, id, "by phone", now());
    expect(await db().supporter.findUniqueOrThrow({ where: { id } })).toMatchObject({
      sealedEmail: null,
      emailHash: null,
    });
  });
});

describe("searching by name", () => {
  it("looks at those waiting and those who left, and never at the erased", async () => {
    const waiting = await make.supporter({ name: "Aida Waiting", confirmed: false });
    const left = await make.supporter({ name: "Aida Left" });
    await leave(left.id, now());
    const erased = await make.supporter({ name: "Aida Erased" });
    await inTransaction((tx) => eraseSupporter(tx, erased.id, now()));
    const limits = { hits: 50, milliseconds: 1_000 };
    const found = await searchSupporters("aida", { state: "any" }, "en", null, limits);
    expect(found.rows.map(({ id }) => id).toSorted()).toEqual([waiting.id, left.id].toSorted());
  });
});
