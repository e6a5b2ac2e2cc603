// Proves the deeds of events and the races of attendances on a real PostgreSQL.
import { describe, expect, it } from "vitest";
import { db, inTransaction } from "../db";
import { waitingJobs } from "../testing/jobs";
import { make } from "../testing/make";
import { newToken } from "../tokens";
import { attend, cancelAttendance, confirmAttendance } from "./attendances/commands";
import { findGuestLink } from "./attendances/queries";
import { callOff, createEvent, publishEvent, retractEvent, reviseEvent } from "./commands";
import { findEventForEditing, listEvents } from "./desk/queries";
import { eraseAttendancesOf, expireAttendances } from "./guests/commands";
import { exportAttendancesOf, listGuests } from "./guests/queries";
import { findEvent, listComingEvents, listEventChoices, listPastEvents } from "./queries";
import type { EventInput } from "./schema";

const HOUR = 3_600_000;
const later = (hours: number) => new Date(Date.now() + hours * HOUR);
const now = () => new Date();

const text = { title: "Title", summary: "Summary", body: "Body", venue: "Venue" };
const input: EventInput = {
  slug: "a-meeting",
  kind: "meeting",
  startsAt: later(24),
  endsAt: later(26),
  timeZone: "Asia/Almaty",
  place: "KZ-75",
  capacity: 50,
  texts: { kk: text, ru: text, en: text },
};
const guest = {
  name: "Дана Үлгі",
  email: "dana@people.test",
  locale: "kk" as const,
  shareLinkId: null,
};

async function created(change: Partial<EventInput> = {}) {
  const result = await createEvent(null, { ...input, ...change });
  if (!result.ok) throw new Error(result.reason);
  return result.value.id;
}

describe("an event", () => {
  it("is seen by readers from its publication on, and says so to the caches", async () => {
    const id = await created();
    expect(await findEvent("a-meeting", "kk")).toBeNull();
    expect(await publishEvent(null, id, now())).toEqual({ ok: true });
    expect(await publishEvent(null, id, now())).toMatchObject({ reason: "already-published" });
    expect(await findEvent("a-meeting", "kk")).toMatchObject({ title: "Title", taken: 0 });
    expect(await retractEvent(null, id, "mistake", now())).toEqual({ ok: true });
    expect(await findEvent("a-meeting", "kk")).toBeNull();
    expect(await db().auditEntry.count({ where: { subjectId: id } })).toBe(3);
    expect((await findEventForEditing(id, now()))?.deeds.map(({ kind }) => kind)).toEqual([
      "published",
      "retracted",
    ]);
  });

  it("is not published while a language lacks a text, and then keeps its address", async () => {
    const half = { ...input.texts, ru: { ...text, venue: "" } };
    const id = await created({ texts: half });
    expect(await publishEvent(null, id, now())).toMatchObject({ reason: "texts-missing" });
    expect(await reviseEvent(null, id, input, now())).toEqual({ ok: true });
    await publishEvent(null, id, now());
    const moved = { ...input, slug: "another" };
    expect(await reviseEvent(null, id, moved, now())).toMatchObject({ reason: "slug-fixed" });
    expect(await createEvent(null, input)).toMatchObject({ reason: "slug-taken" });
    expect((await findEvent("a-meeting", "en"))?.sequence).toBe(1);
  });

  it("stands on the board by its end, filtered by place and kind", async () => {
    await make.event({ slug: "past", startsAt: later(-5), endsAt: later(-3) });
    await make.event({ slug: "soon", startsAt: later(5), endsAt: later(6), place: "KZ-47" });
    await make.event({ slug: "now", startsAt: later(-1), endsAt: later(1), kind: "picket" });
    await make.event({ slug: "draft", published: false });
    const slugs = async (list: ReturnType<typeof listPastEvents>) =>
      (await list).map(({ slug }) => slug);
    expect(await slugs(listComingEvents({}, "kk", now()))).toEqual(["now", "soon"]);
    expect(await slugs(listComingEvents({ place: "KZ-47" }, "kk", now()))).toEqual(["soon"]);
    expect(await slugs(listComingEvents({ kind: "picket" }, "kk", now()))).toEqual(["now"]);
    expect(await slugs(listPastEvents({}, "kk", now()))).toEqual(["past"]);
    expect((await listEventChoices()).places).toContain("KZ-47");
    expect((await listEvents("kk", now(), null)).rows).toHaveLength(4);
    const first = await listEvents("kk", now(), null, 3);
    expect((await listEvents("kk", now(), first.next, 3)).rows).toHaveLength(1);
  });

  it("tells everybody who has a place that it is called off", async () => {
    const { id: eventId } = await make.event();
    await make.attendance({ eventId });
    await make.attendance({ eventId, cancelled: true });
    await make.attendance({ eventId, confirmed: false });
    expect(await callOff(null, eventId, "Frost", now())).toEqual({ ok: true, value: { mails: 1 } });
    expect(await callOff(null, eventId, "Frost", now())).toMatchObject({ ok: false });
    expect(await waitingJobs("mailAttendee")).toHaveLength(1);
    const [seen] = await listComingEvents({}, "kk", now());
    expect(seen).toMatchObject({ isCalledOff: true, callOffReason: "Frost", sequence: 1 });
  });
});

describe("saying one will come", () => {
  it("takes no place before the mailbox confirms", async () => {
    const { slug } = await make.event({ capacity: 2 });
    expect(await attend(slug, guest, now())).toEqual({ ok: true });
    expect((await findEvent(slug, "kk"))?.taken).toBe(0);
    expect(await waitingJobs("mailAttendee")).toHaveLength(1);
    const row = await db().attendance.findFirstOrThrow();
    expect(Buffer.from(row.sealedName ?? []).includes("Дана")).toBe(false);
  });

  it("of a hundred equal forms at once makes one row and one mail", async () => {
    const { slug } = await make.event();
    await Promise.all(Array.from({ length: 100 }, () => attend(slug, guest, now())));
    expect(await db().attendance.count()).toBe(1);
    expect(await waitingJobs("mailAttendee")).toHaveLength(1);
  });

  it("takes the same time for new, repeated and known addresses", async () => {
    const event = await make.event();
    const known = await make.attendance({ eventId: event.id });
    const took = async (email: string) => {
      const from = performance.now();
      expect(await attend(event.slug, { ...guest, email }, now())).toEqual({ ok: true });
      return performance.now() - from;
    };
    await took("warm@people.test");
    for (const email of ["new@people.test", "new@people.test", known.email]) {
      expect(await took(email)).toBeGreaterThanOrEqual(118);
    }
  });

  it("is refused for what is past, called off, full or unknown", async () => {
    const past = await make.event({ startsAt: later(-3), endsAt: later(-1) });
    const off = await make.event({ calledOff: true });
    const full = await make.event({ capacity: 1 });
    await make.attendance({ eventId: full.id });
    expect(await attend(past.slug, guest, now())).toMatchObject({ reason: "past" });
    expect(await attend(off.slug, guest, now())).toMatchObject({ reason: "calledOff" });
    expect(await attend(full.slug, guest, now())).toMatchObject({ reason: "full" });
    expect(await attend("nothing-here", guest, now())).toMatchObject({ reason: "unknown" });
  });
});

describe("confirming", () => {
  it("200 at once for 50 places gives 50 guests", async () => {
    const { id: eventId, slug } = await make.event({ capacity: 50 });
    const tokens: string[] = [];
    for (let n = 0; n < 200; n++) {
      tokens.push((await make.attendance({ eventId, confirmed: false })).token);
    }
    const results = await Promise.all(tokens.map((token) => confirmAttendance(token, now())));
    expect(results.filter(({ ok }) => ok)).toHaveLength(50);
    expect(results.filter((result) => !result.ok && result.reason === "full")).toHaveLength(150);
    expect((await findEvent(slug, "kk"))?.taken).toBe(50);
    expect(await waitingJobs("mailAttendee")).toHaveLength(50);
  });

  it("twice is as good as once, and one mail", async () => {
    const { token } = await make.attendance({ confirmed: false });
    expect(await confirmAttendance(token, now())).toEqual({ ok: true });
    expect(await confirmAttendance(token, now())).toEqual({ ok: true });
    expect(await waitingJobs("mailAttendee")).toHaveLength(1);
  });

  it("gives the place back by the same link, and takes one again while there is one", async () => {
    const { id: eventId } = await make.event({ capacity: 1 });
    const dana = await make.attendance({ eventId, confirmed: false });
    const marat = await make.attendance({ eventId, confirmed: false });
    await confirmAttendance(dana.token, now());
    expect(await confirmAttendance(marat.token, now())).toMatchObject({ reason: "full" });
    expect(await findGuestLink(marat.token, "kk", now())).toMatchObject({ state: "full" });
    expect(await cancelAttendance(dana.token, now())).toEqual({ ok: true });
    expect(await cancelAttendance(dana.token, now())).toEqual({ ok: true });
    expect(await confirmAttendance(marat.token, now())).toEqual({ ok: true });
    expect(await confirmAttendance(dana.token, now())).toMatchObject({ reason: "full" });
  });

  it("“it was not me” deletes what was only typed in", async () => {
    const { token } = await make.attendance({ confirmed: false });
    expect(await cancelAttendance(token, now())).toEqual({ ok: true });
    expect(await db().attendance.count()).toBe(0);
    expect(await cancelAttendance(token, now())).toMatchObject({ reason: "unknown" });
  });

  it("is refused too late, after the end, and for a foreign link", async () => {
    const { id } = await make.attendance({ confirmed: false });
    const late = await make.token("attendance", { attendanceId: id }, later(-1));
    expect(await confirmAttendance(late, now())).toMatchObject({ reason: "expired" });
    const { token: preferences } = await make.supporter();
    expect(await confirmAttendance(preferences, now())).toMatchObject({ reason: "unknown" });
    expect(await confirmAttendance(newToken(), now())).toMatchObject({ reason: "unknown" });
    const over = await make.event({ startsAt: later(-3), endsAt: later(-1) });
    const missed = await make.attendance({ eventId: over.id, confirmed: false });
    expect(await confirmAttendance(missed.token, now())).toMatchObject({ reason: "past" });
  });
});

describe("a guest's data", () => {
  it("is found over all events by address, and erased without a trace", async () => {
    const one = await make.event();
    const other = await make.event({ startsAt: later(-5), endsAt: later(-3) });
    await make.attendance({ eventId: one.id, email: "dana@people.test" });
    await make.attendance({ eventId: other.id, email: "Dana+x@people.test" });
    const stays = await make.attendance({ eventId: one.id });
    expect(await exportAttendancesOf("DANA@people.test", "kk")).toHaveLength(2);
    expect(await inTransaction((tx) => eraseAttendancesOf(tx, "dana@people.test", now()))).toBe(2);
    expect(await exportAttendancesOf("dana@people.test", "kk")).toEqual([]);
    const erased = await db().attendance.findMany({ where: { erasedAt: { not: null } } });
    for (const row of erased) {
      expect(row).toMatchObject({ rowKey: null, emailHash: null, sealedName: null });
      expect(row.sealedEmail).toBeNull();
    }
    expect((await findEvent(one.slug, "kk"))?.taken).toBe(1);
    expect((await findEvent(other.slug, "kk"))?.taken).toBe(1);
    expect((await listGuests(one.id, null, null)).rows.map(({ id }) => id)).toEqual([stays.id]);
    expect(await db().token.count()).toBe(1);
  });

  it("is forgotten in time: 72 hours unconfirmed, 30 days after the event", async () => {
    await make.attendance({ confirmed: false, createdAt: later(-73) });
    const fresh = await make.attendance({ confirmed: false, createdAt: later(-71) });
    const longAgo = await make.event({ startsAt: later(-31 * 24 - 2), endsAt: later(-31 * 24) });
    await make.attendance({ eventId: longAgo.id, createdAt: later(-40 * 24) });
    expect(await expireAttendances(now())).toEqual({ unconfirmed: 1, past: 1 });
    expect(await expireAttendances(now())).toEqual({ unconfirmed: 0, past: 0 });
    const left = await db().attendance.findMany({ where: { erasedAt: null } });
    expect(left.map(({ id }) => id)).toEqual([fresh.id]);
    expect((await findEvent(longAgo.slug, "kk"))?.taken).toBe(1);
  });
});
