// Owns the proof of a petition's states and of how long its links stay good.
import { describe, expect, it } from "vitest";
import { looksLikeSlug, overSince, petitionState, signerLinkEnd } from "./rules";

const now = new Date("2026-11-24T09:00:00Z");
const before = new Date("2026-11-23T09:00:00Z");
const after = new Date("2026-11-25T09:00:00Z");
const DAY = 86_400_000;

describe("the state of a petition", () => {
  it.each([
    [{ isPublished: false, isClosed: false, closesAt: null }, "draft"],
    [{ isPublished: false, isClosed: true, closesAt: before }, "draft"],
    [{ isPublished: true, isClosed: false, closesAt: null }, "open"],
    [{ isPublished: true, isClosed: false, closesAt: after }, "open"],
    [{ isPublished: true, isClosed: false, closesAt: now }, "closed"],
    [{ isPublished: true, isClosed: false, closesAt: before }, "closed"],
    [{ isPublished: true, isClosed: true, closesAt: after }, "closed"],
  ] as const)("%j is %s", (facts, state) => {
    expect(petitionState(facts, now)).toBe(state);
  });

  const earlier = new Date("2026-11-22T09:00:00Z");
  const standing = { endedAt: null };
  it.each([
    [{ closesAt: after, closedAt: before, publications: [standing] }, before],
    [{ closesAt: before, closedAt: now, publications: [standing] }, before],
    [{ closesAt: after, closedAt: null, publications: [standing] }, null],
    [{ closesAt: null, closedAt: null, publications: [{ endedAt: before }] }, before],
    [{ closesAt: null, closedAt: null, publications: [{ endedAt: before }, standing] }, null],
    [
      { closesAt: null, closedAt: null, publications: [{ endedAt: before }, { endedAt: earlier }] },
      before,
    ],
    [{ closesAt: earlier, closedAt: null, publications: [{ endedAt: before }] }, earlier],
    [{ closesAt: after, closedAt: null, publications: [] }, null],
    [{ closesAt: null, closedAt: null, publications: [] }, null],
  ])("%j is over since %s", (petition, since) => {
    expect(overSince(petition, now)).toEqual(since);
  });
});

describe("a signer's link", () => {
  it("ends when the data it could show is gone", () => {
    expect(signerLinkEnd(after, 180, now)).toEqual(new Date(after.getTime() + 180 * DAY));
    expect(signerLinkEnd(before, 180, now)).toEqual(new Date(now.getTime() + 180 * DAY));
    expect(signerLinkEnd(null, 180, now)).toEqual(new Date(now.getTime() + (365 + 180) * DAY));
  });
});

describe("a petition's address", () => {
  it.each(["a".repeat(81), "", "Ä", "a b", "a\0", "../x", "\ud800"])("cannot be %j", (value) => {
    expect(looksLikeSlug(value)).toBe(false);
  });
});
