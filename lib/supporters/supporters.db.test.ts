// Proves joining, confirming, changing, leaving, erasing and forgetting on a real PostgreSQL.
import { describe, expect, it } from "vitest";
import { db, inTransaction } from "../db";
import { waitingJobs } from "../testing/jobs";
import { make } from "../testing/make";
import { newToken } from "../tokens";
import { addConfirmedSupporter, eraseSupporter, expireSupporters } from "./commands";
import { confirmJoining, declineJoining, join } from "./joining/commands";
import { findJoining } from "./joining/queries";
import { findSupporterByEmail, listSupporters, searchSupporters } from "./lists/queries";
import { changePreferences, leave } from "./preferences/commands";
import { findOwnRecord } from "./preferences/queries";

const HOUR = 3_600_000;
const later = (hours: number) => new Date(Date.now() + hours * HOUR);
const now = () => new Date();

const person = {
  name: "Айгүл Үлгі",
  email: "aigul@people.test",
  phone: "+7 700 000 00 00",
  place: "KZ-47" as const,
  languages: ["kk" as const],
  help: [],
  news: true,
  locale: "kk" as const,
  shareLinkId: null,
};

const only = () => db().supporter.findFirstOrThrow();

describe("joining", () => {
  it("waits for the mailbox and keeps nothing readable", async () => {
    const help = await make.helpOption();
    const gone = await make.helpOption({ retired: true });
    await join({ ...person, help: [help.id, gone.id] }, now());
    const row = await only();
    expect(row.confirmedAt).toBeNull();
    expect(Buffer.from(row.sealedName ?? []).includes("Айгүл")).toBe(false);
    expect(await waitingJobs("mailSupporter")).toMatchObject([
      { payload: { supporterId: row.id } },
    ]);
    const record = await findOwnRecord("AIGUL+x@people.test", "kk");
    expect(record).toMatchObject({ name: person.name, phone: person.phone, news: true });
    expect(record?.help).toEqual([help.id]);
  });

  it("of a hundred equal forms at once makes one row and one mail", async () => {
    await Promise.all(Array.from({ length: 100 }, () => join(person, now())));
    expect(await db().supporter.count()).toBe(1);
    expect(await db().consent.count()).toBe(1);
    expect(await waitingJobs("mailSupporter")).toHaveLength(1);
  });

  it("lets nobody change somebody who has joined by typing their address", async () => {
    const { email } = await make.supporter({ name: "Marat", createdAt: later(-1) });
    await join({ ...person, email, name: "Somebody Else" }, now());
    expect(await findOwnRecord(email, "kk")).toMatchObject({ name: "Marat", state: "joined" });
    expect(await waitingJobs("mailSupporter")).toHaveLength(1);
  });

  it("takes the newest words of somebody who has not confirmed yet", async () => {
    await join(person, later(-1));
    await join({ ...person, name: "Айгүл Жаңа", news: false }, now());
    expect(await findOwnRecord(person.email, "kk")).toMatchObject({
      name: "Айгүл Жаңа",
      news: false,
    });
    expect(await db().supporter.count()).toBe(1);
  });

  it("answers new, repeated and known addresses in the same time", async () => {
    const known = await make.supporter({ createdAt: later(-1) });
    const took = async (email: string) => {
      const from = performance.now();
      await join({ ...person, email }, now());
      return performance.now() - from;
    };
    await took("warm@people.test");
    for (const email of ["new@people.test", "new@people.test", known.email]) {
      expect(await took(email)).toBeGreaterThanOrEqual(118);
    }
  });
});

describe("confirming", () => {
  it("by the button, twice as good as once", async () => {
    const { token, id } = await make.supporter({ confirmed: false });
    expect(await findJoining(token, now())).toMatchObject({ state: "waiting" });
    expect(await db().supporter.count({ where: { confirmedAt: { not: null } } })).toBe(0);
    expect(await confirmJoining(token, now())).toEqual({ ok: true });
    const { confirmedAt } = await only();
    expect(await confirmJoining(token, later(1))).toEqual({ ok: true });
    expect((await db().supporter.findUniqueOrThrow({ where: { id } })).confirmedAt).toEqual(
      confirmedAt,
    );
  });

  it("not with an unknown link, not with another purpose's link, not too late", async () => {
    const { token: preferences } = await make.supporter();
    const { id } = await make.supporter({ confirmed: false });
    const late = await make.token("supporter", { supporterId: id }, later(-1));
    expect(await confirmJoining(newToken(), now())).toMatchObject({ reason: "unknown" });
    expect(await confirmJoining("x", now())).toMatchObject({ reason: "unknown" });
    expect(await confirmJoining(preferences, now())).toMatchObject({ reason: "unknown" });
    expect(await confirmJoining(late, now())).toMatchObject({ reason: "expired" });
    expect(await findJoining(late, now())).toMatchObject({ state: "expired" });
  });

  it("“it was not me” forgets the sign-up, but never somebody who has joined", async () => {
    const waiting = await make.supporter({ confirmed: false });
    expect(await declineJoining(waiting.token)).toEqual({ ok: true });
    expect(await db().supporter.count()).toBe(0);
    expect(await declineJoining(waiting.token)).toMatchObject({ reason: "unknown" });
    const joined = await make.supporter({ confirmed: false });
    await confirmJoining(joined.token, now());
    expect(await declineJoining(joined.token)).toMatchObject({ reason: "joined" });
  });
});

describe("a signer who asked for news", () => {
  const add = (email: string) =>
    inTransaction((tx) =>
      addConfirmedSupporter(tx, { email, name: "Signer", place: "KZ-10", locale: "ru" }),
    );

  it("becomes a supporter, once, even when twenty confirm at once", async () => {
    await Promise.all(Array.from({ length: 20 }, () => add("Signer@People.test")));
    expect(await db().supporter.count()).toBe(1);
    expect(await findOwnRecord("signer@people.test", "ru")).toMatchObject({
      state: "joined",
      place: "KZ-10",
      news: true,
    });
    expect(await db().consent.count()).toBe(1);
  });

  it("keeps what they said when joining, and fills gaps", async () => {
    const { email } = await make.supporter({ name: "Marat", place: "not-given" });
    await add(email);
    expect(await findOwnRecord(email, "ru")).toMatchObject({ name: "Marat", place: "KZ-10" });
  });

  it("never makes what a stranger typed about them proven", async () => {
    await join({ ...person, email: "victim+typo@people.test", name: "Stranger" }, now());
    await add("victim@people.test");
    expect(await findOwnRecord("victim@people.test", "ru")).toMatchObject({
      state: "joined",
      name: "Signer",
      email: "victim@people.test",
      phone: "",
      place: "KZ-10",
      locale: "ru",
    });
  });

  it("comes back when they had left", async () => {
    const { email, id } = await make.supporter();
    await leave(id, now());
    await add(email);
    expect(await findOwnRecord(email, "ru")).toMatchObject({ state: "joined", news: true });
  });

  it("does not join when the confirmation is rolled back", async () => {
    await expect(
      inTransaction(async (tx) => {
        await addConfirmedSupporter(tx, {
          email: "x@people.test",
          name: "X",
          place: "KZ-10",
          locale: "ru",
        });
        throw new Error("rolled back");
      }),
    ).rejects.toThrow("rolled back");
    expect(await db().supporter.count()).toBe(0);
  });
});

describe("a supporter's own page", () => {
  it("changes the record and takes consent back with its time", async () => {
    const { id, email } = await make.supporter();
    const help = await make.helpOption();
    const { email: _email, shareLinkId: _link, ...change } = person;
    await changePreferences(id, { ...change, help: [help.id], news: false, locale: "ru" }, now());
    expect(await findOwnRecord(email, "ru")).toMatchObject({
      name: person.name,
      locale: "ru",
      help: [help.id],
      news: false,
    });
    expect(await db().consent.count({ where: { withdrawnAt: { not: null } } })).toBe(1);
  });

  it("leaves, and leaving twice is the same", async () => {
    const { id, email } = await make.supporter();
    await leave(id, now());
    const { leftAt } = await only();
    await leave(id, later(1));
    expect((await only()).leftAt).toEqual(leftAt);
    expect(await findOwnRecord(email, "kk")).toMatchObject({ state: "left", news: false });
    const { email: _email, shareLinkId: _link, ...change } = person;
    expect(await changePreferences(id, change, now())).toMatchObject({ reason: "unknown" });
  });

  it("joins again after leaving only with proof from the mailbox", async () => {
    const { id, email } = await make.supporter({ createdAt: later(-1) });
    await leave(id, now());
    await join({ ...person, email }, now());
    expect(await findOwnRecord(email, "kk")).toMatchObject({ state: "waiting" });
  });
});

describe("erasing", () => {
  it("leaves nothing of the person, and the link's number", async () => {
    const link = await make.shareLink();
    const { id, email } = await make.supporter({ shareLinkId: link.id, phone: "+7 700 000 00 00" });
    await inTransaction((tx) => eraseSupporter(tx, id, now()));
    expect(await only()).toMatchObject({
      rowKey: null,
      emailHash: null,
      sealedName: null,
      sealedEmail: null,
      sealedPhone: null,
      place: "not-given",
      languages: [],
      shareLinkId: link.id,
    });
    expect(await db().token.count()).toBe(0);
    expect(await db().consent.count()).toBe(0);
    expect(await findOwnRecord(email, "kk")).toBeNull();
    expect(await db().auditEntry.findFirst()).toMatchObject({ action: "supporter:erase" });
  });
});

describe("forgetting in time", () => {
  it("deletes who did not confirm within 72 hours, and erases who left 30 days ago", async () => {
    await make.supporter({ confirmed: false, createdAt: later(-73) });
    const fresh = await make.supporter({ confirmed: false, createdAt: later(-71) });
    const gone = await make.supporter({ createdAt: later(-2000) });
    await leave(gone.id, later(-31 * 24));
    const leaving = await make.supporter();
    await leave(leaving.id, later(-29 * 24));
    expect(await expireSupporters(now())).toEqual({ unconfirmed: 1, left: 1 });
    const rows = await db().supporter.findMany({ where: { erasedAt: null } });
    expect(rows.map(({ id }) => id).sort()).toEqual([fresh.id, leaving.id].sort());
    expect(await expireSupporters(now())).toEqual({ unconfirmed: 0, left: 0 });
  });
});

describe("organisers' lists", () => {
  it("page without gaps or repeats, filter, and find by address and by part of a name", async () => {
    const at = later(-1);
    for (let n = 0; n < 7; n++) await make.supporter({ name: `Ерлан ${n}`, createdAt: at });
    await make.supporter({ name: "Waiting", confirmed: false });
    await make.supporter({ name: "Elsewhere", place: "elsewhere" });
    const seen: string[] = [];
    let cursor = null;
    do {
      const page: Awaited<ReturnType<typeof listSupporters>> = await listSupporters(
        {},
        cursor,
        "kk",
        3,
      );
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.next;
    } while (cursor);
    expect(new Set(seen).size).toBe(8);
    expect(seen).toHaveLength(8);
    expect((await listSupporters({ place: "elsewhere" }, null, "kk")).rows).toHaveLength(1);
    expect((await listSupporters({ state: "waiting" }, null, "kk")).rows).toHaveLength(1);
    const limits = { hits: 50, milliseconds: 1_000 };
    const all = await searchSupporters("ерлан 3", {}, "kk", null, limits);
    expect([all.rows.length, all.next]).toEqual([1, null]);
    const names: string[] = [];
    let from: Awaited<ReturnType<typeof searchSupporters>>["next"] = null;
    do {
      const some = await searchSupporters("ерлан", {}, "kk", from, { ...limits, hits: 2 });
      names.push(...some.rows.map(({ name }) => name));
      from = some.next;
    } while (from !== null);
    const whole = await searchSupporters("ерлан", {}, "kk", null, limits);
    expect(names).toEqual(whole.rows.map(({ name }) => name));
    expect(names.length).toBeGreaterThan(2);
    const { email } = await make.supporter({ name: "Exact" });
    expect(await findSupporterByEmail(email.toUpperCase(), "kk")).toMatchObject({ name: "Exact" });
  });
});
