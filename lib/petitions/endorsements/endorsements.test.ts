// Proves what an endorsement's form takes, and what its link and organisers may do in each state.
import { describe, expect, it } from "vitest";
import { readForm } from "../../forms";
import { decisionForm, queueFilters } from "./desk/schema";
import {
  decidedFrom,
  type EndorsementTimes,
  endorsementLinkState,
  endorsementState,
} from "./rules";
import { endorsementForm } from "./schema";

const given = {
  organisation: "«Мысал» кәсіподағы, Жаңаөзен бөлімшесі",
  place: "KZ-47",
  standsFor: "1 240",
  contact: "Нұрлан Мысал",
  email: "nurlan@people.test",
  agreed: "on",
};

function posted(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...given, ...fields })) form.set(name, value);
  return form;
}

describe("the form of an endorsement", () => {
  it("takes a name, a place, a number in any grouping, a contact and a ticked box", () => {
    expect(readForm(endorsementForm, posted({ proof: "able" }))).toEqual({
      ok: true,
      data: { ...given, standsFor: 1_240, agreed: true, proof: "able" },
    });
    const grouped = readForm(endorsementForm, posted({ standsFor: "10\u00a0000\u00a0000" }));
    expect(grouped).toMatchObject({ data: { standsFor: 10_000_000, proof: "" } });
  });

  it.each([
    ["organisation", "A", "too-short"],
    ["organisation", "x".repeat(201), "too-long"],
    ["organisation", "=HYPERLINK(1)", "looks-like-formula"],
    ["organisation", "Union www.union.example", "contains-link"],
    ["organisation", "12345", "unusable"],
    ["organisation", "Union\u0000", "bad-characters"],
    ["organisation", "Union \u202eevil", "bad-characters"],
    ["place", "KZ-00", "bad-choice"],
    ["standsFor", "", "required"],
    ["standsFor", "many", "bad-number"],
    ["standsFor", "-5", "bad-number"],
    ["standsFor", "1e3", "bad-number"],
    ["standsFor", "0", "too-small"],
    ["standsFor", "10000001", "too-large"],
    ["contact", "", "required"],
    ["email", "nurlan@", "bad-email"],
    ["agreed", "false", "must-tick"],
    ["role", "admin", "unknown-field"],
  ])("refuses %s: %j, as %s", (field, value, problem) => {
    const read = readForm(endorsementForm, posted({ [field]: value }));
    expect(read).toMatchObject({ ok: false, errors: { [field]: [{ problem }] } });
  });

  it("is not sent with the box unticked", () => {
    const form = posted({});
    form.delete("agreed");
    expect(readForm(endorsementForm, form)).toMatchObject({
      ok: false,
      errors: { agreed: [{ problem: "must-tick" }] },
      values: { organisation: given.organisation, standsFor: "1 240" },
    });
  });
});

const at = new Date("2026-11-24T10:00:00Z");
const none = { confirmedAt: null, approvedAt: null, declinedAt: null, withdrawnAt: null };
const states: [EndorsementTimes, ReturnType<typeof endorsementState>][] = [
  [none, "unconfirmed"],
  [{ ...none, confirmedAt: at }, "waiting"],
  [{ ...none, confirmedAt: at, approvedAt: at }, "approved"],
  [{ ...none, confirmedAt: at, declinedAt: at }, "declined"],
  [{ ...none, confirmedAt: at, approvedAt: at, withdrawnAt: at }, "withdrawn"],
];

describe("the state of an endorsement", () => {
  it.each(states)("of %j is %s", (times, state) => {
    expect(endorsementState(times)).toBe(state);
  });

  it("decides what the contact's link may do, with its end and the petition", () => {
    const expiresAt = new Date(at.getTime() + 1);
    const link = (times: EndorsementTimes, petition: "open" | "closed" | "draft", now = at) =>
      endorsementLinkState({ ...times, petition, expiresAt }, now);
    expect(link(none, "open")).toBe("confirmable");
    expect(link(none, "closed")).toBe("late");
    expect(link(none, "draft")).toBe("late");
    expect(link(none, "open", expiresAt)).toBe("expired");
    for (const [times, state] of states.slice(1)) expect(link(times, "closed")).toBe(state);
    expect(link({ ...none, confirmedAt: at, withdrawnAt: at }, "open", expiresAt)).toBe(
      "withdrawn",
    );
  });

  it("lets an organiser decide, decide otherwise and take it back, never decide the same again", () => {
    for (const [decision, from] of Object.entries(decidedFrom))
      expect(from).not.toContain(decision);
    expect(decidedFrom.declined).toContain("approved");
  });
});

describe("the organisers' queue", () => {
  it("reads a button as a decision about one endorsement", () => {
    const id = "01936a00-0000-7000-8000-000000000000";
    const form = (deed: string) => {
      const data = new FormData();
      data.set("deed", deed);
      return readForm(decisionForm, data);
    };
    expect(form(`approved:${id}`)).toEqual({
      ok: true,
      data: { deed: { decision: "approved", id } },
    });
    for (const deed of ["approved", `withdrawn:${id}`, `approved:${id}x`, "approved:", ""]) {
      expect(form(deed)).toMatchObject({ ok: false, errors: { deed: [{}] } });
    }
  });

  it("shows what waits when the address asks for nothing it knows", () => {
    expect(queueFilters.parse({ state: "unconfirmed", place: "x" })).toEqual({ state: "waiting" });
    expect(queueFilters.parse({ state: "declined", place: "KZ-75" })).toEqual({
      state: "declined",
      place: "KZ-75",
    });
  });
});
