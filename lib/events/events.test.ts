// Proves phases, places, the clock of a place, the board's filter and the calendar file.
import { describe, expect, it } from "vitest";
import { writeCalendar } from "./calendar/rules";
import type { EventView } from "./queries";
import {
  attendRefusal,
  eventPhase,
  instantOf,
  isTimeZone,
  localTime,
  missingEventTexts,
  placesLeft,
} from "./rules";
import { eventForm, eventFormValues, eventInput, readEventFilter } from "./schema";

const at = (iso: string) => new Date(iso);
const facts = {
  isPublished: true,
  isCalledOff: false,
  startsAt: at("2026-12-01T13:00:00Z"),
  endsAt: at("2026-12-01T15:00:00Z"),
};

describe("an event's phase", () => {
  it.each([
    ["2026-12-01T12:59:59Z", "coming"],
    ["2026-12-01T13:00:00Z", "running"],
    ["2026-12-01T15:00:00Z", "past"],
  ])("at %s is %s", (now, phase) => {
    expect(eventPhase(facts, at(now))).toBe(phase);
  });

  it("is draft until published, and called off until its end", () => {
    const now = at("2026-12-01T12:00:00Z");
    expect(eventPhase({ ...facts, isPublished: false }, now)).toBe("draft");
    expect(eventPhase({ ...facts, isCalledOff: true }, now)).toBe("calledOff");
    expect(eventPhase({ ...facts, isCalledOff: true }, at("2026-12-02T00:00:00Z"))).toBe("past");
  });
});

describe("places", () => {
  it("are never fewer than none", () => {
    expect(placesLeft(null, 9_000)).toBeNull();
    expect(placesLeft(50, 49)).toBe(1);
    expect(placesLeft(50, 60)).toBe(0);
  });

  it("refuse when there are none, and latecomers may still come", () => {
    expect(attendRefusal("running", 1)).toBeNull();
    expect(attendRefusal("coming", null)).toBeNull();
    expect(attendRefusal("coming", 0)).toBe("full");
    expect(attendRefusal("past", 5)).toBe("past");
    expect(attendRefusal("calledOff", 0)).toBe("calledOff");
    expect(attendRefusal("draft", 5)).toBe("unknown");
  });
});

describe("the clock of a place", () => {
  it.each([
    ["2026-12-01T18:00", "Asia/Almaty", "2026-12-01T13:00:00.000Z"],
    ["2026-07-01T18:00", "Europe/London", "2026-07-01T17:00:00.000Z"],
    ["2026-12-01T18:00", "Europe/London", "2026-12-01T18:00:00.000Z"],
    ["2026-12-01T00:30", "America/New_York", "2026-12-01T05:30:00.000Z"],
    // Comes twice; the first, in summer time, is meant.
    ["2026-10-25T01:30", "Europe/London", "2026-10-25T00:30:00.000Z"],
    ["2026-03-29T03:00", "Europe/Berlin", "2026-03-29T01:00:00.000Z"],
  ])("%s in %s is %s", (local, zone, instant) => {
    expect(instantOf(local, zone)?.toISOString()).toBe(instant);
    expect(localTime(at(instant), zone)).toBe(local);
  });

  it.each([
    ["2026-03-29T02:30", "Europe/Berlin"],
    ["2026-02-30T10:00", "Asia/Almaty"],
    ["2026-13-01T10:00", "Asia/Almaty"],
  ])("%s in %s does not exist", (local, zone) => {
    expect(instantOf(local, zone)).toBeNull();
  });

  it("knows zones by their names", () => {
    expect(isTimeZone("Asia/Almaty")).toBe(true);
    for (const zone of ["", "Mars/Olympus", "+05:00", "Asia/Almaty\n", "__proto__"]) {
      expect(isTimeZone(zone)).toBe(false);
    }
  });
});

const texts = Object.fromEntries(
  ["kk", "ru", "en"].flatMap((locale) =>
    ["title", "summary", "body", "venue"].map((name) => [`${name}_${locale}`, `${name} ${locale}`]),
  ),
);
const form = {
  slug: "picket-in-london",
  kind: "picket",
  startsAt: "2026-07-01T18:00",
  endsAt: "2026-07-01T19:30",
  timeZone: "Europe/London",
  place: "elsewhere",
  capacity: "50",
  ...texts,
};

describe("the editing form", () => {
  it("reads into an event and back", () => {
    const input = eventInput(eventForm.parse(form));
    expect(input.startsAt).toEqual(at("2026-07-01T17:00:00Z"));
    expect(input.capacity).toBe(50);
    expect(eventFormValues(input)).toEqual(form);
    expect(eventInput(eventForm.parse({ ...form, capacity: "" })).capacity).toBeNull();
  });

  it.each([
    ["endsAt", { endsAt: "2026-07-01T18:00" }],
    ["startsAt", { startsAt: "tomorrow" }],
    ["timeZone", { timeZone: "Mars/Olympus" }],
    ["place", { place: "not-given" }],
    ["kind", { kind: "party" }],
    ["capacity", { capacity: "0" }],
    ["capacity", { capacity: "many" }],
    ["startsAt", { timeZone: "Europe/Berlin", startsAt: "2026-03-29T02:30" }],
  ])("finds what is wrong with %s: %j", (field, wrong) => {
    const parsed = eventForm.safeParse({ ...form, ...wrong });
    expect(parsed.error?.issues.map(({ path }) => path[0])).toContain(field);
  });

  it("says which languages still lack a text", () => {
    const input = eventInput(eventForm.parse({ ...form, venue_kk: "" }));
    expect(missingEventTexts(input.texts)).toEqual(["kk"]);
  });
});

describe("the board's filter", () => {
  it("takes what is one of ours and drops the rest", () => {
    expect(readEventFilter({ region: "KZ-47", kind: "picket" })).toEqual({
      place: "KZ-47",
      kind: "picket",
    });
    expect(readEventFilter({ region: "not-given", kind: ["picket"] })).toEqual({});
    expect(readEventFilter({ region: "__proto__", kind: "constructor" })).toEqual({});
  });
});

describe("the calendar file", () => {
  const event: EventView = {
    ...facts,
    id: "019ab000-0000-7000-8000-000000000001",
    slug: "picket-in-london",
    kind: "picket",
    timeZone: "Europe/London",
    place: "elsewhere",
    capacity: null,
    taken: 0,
    isExample: true,
    sequence: 3,
    revisedAt: at("2026-11-01T00:00:00Z"),
    callOffReason: null,
    title: "Елшілік алдындағы пикет; үш талап, бір хат және көп қолдаушы жиналатын кеш",
    summary: "Плакаттар мен үш талапты ұстап бір жарым сағат тұрамыз, есіктен хат тапсырамыз.",
    body: "",
    venue:
      "Лондон, Қазақстан елшілігінің\nқарсы бетіндегі жаяу жол\r\nATTENDEE:mailto:x@evil.example\u0007",
  };
  const file = writeCalendar("Босаға: іс-шаралар", [event], "kk");
  const lines = file.split("\r\n");
  const unfolded = file.replaceAll("\r\n ", "");

  it("folds Kazakh at 75 octets between characters", () => {
    for (const line of lines) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain("\uFFFD");
    }
    expect(file).not.toMatch(/[^\r]\n/);
    expect(lines.some((line) => line.startsWith(" "))).toBe(true);
    expect(unfolded).toContain("Елшілік алдындағы пикет\\; үш талап\\, бір хат және көп қолдаушы");
  });

  it("keeps an identity, a sequence and UTC instants", () => {
    expect(unfolded).toContain("UID:019ab000-0000-7000-8000-000000000001@bosaga\r\n");
    expect(unfolded).toContain("SEQUENCE:3\r\n");
    expect(unfolded).toContain("DTSTART:20261201T130000Z\r\n");
    expect(unfolded).toContain("DTEND:20261201T150000Z\r\n");
    expect(unfolded).toContain("STATUS:CONFIRMED\r\n");
    expect(unfolded).toContain("[Мысал]");
  });

  it("lets no text become a line of its own", () => {
    expect(lines.filter((line) => line.startsWith("ATTENDEE"))).toEqual([]);
    expect(file).not.toContain("\u0007");
    expect(unfolded.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  });

  it("tells calendars that an event is called off", () => {
    const off = writeCalendar("x", [{ ...event, isCalledOff: true, callOffReason: "Аяз" }], "kk");
    expect(off).toContain("STATUS:CANCELLED");
    expect(off.replaceAll("\r\n ", "")).toContain("Аяз");
  });
});
