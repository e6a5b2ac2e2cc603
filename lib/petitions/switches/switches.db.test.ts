// Owns the proof that switches act at once, on signing and counting alike, once however many throw them.
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { newId } from "@/lib/tokens";
import { findPetitionFacts, findPublishedPetition, getCount } from "../queries";
import { signPetition } from "../signatures/commands";
import { signatureForm } from "../signatures/schema";
import { tallyPetitions } from "../tally/commands";
import { endSwitch, throwSwitch } from "./commands";
import { listSwitches } from "./queries";

const now = () => new Date();
const wish = (kind: "pauseSigning" | "pauseCounting" | "requireProof") => ({
  kind,
  reason: "A flood from one network.",
  texts: null,
});
const input = (mailbox: string) =>
  signatureForm.parse({ name: "Дана", email: `${mailbox}@mail.example`, place: "KZ-75" });

describe("switches", () => {
  it("pause signing at once, with an audit row and its reason, and let it go on", async () => {
    const { id, slug } = await make.petition();
    const member = await make.member();
    const at = now();
    expect(await throwSwitch(member.id, id, wish("pauseSigning"), at)).toMatchObject({ ok: true });
    expect(await signPetition(slug, "kk", input("a"), now())).toEqual({
      ok: false,
      reason: "paused",
    });
    expect(await db().signature.count()).toBe(0);
    const shown = await findPublishedPetition(slug, "kk", now());
    expect(shown).toMatchObject({ state: "open", switches: { pauseSigning: { since: at } } });
    expect(await endSwitch(member.id, id, "pauseSigning", now())).toMatchObject({ ok: true });
    expect(await signPetition(slug, "kk", input("a"), now())).toMatchObject({ ok: true });
    const deeds = await db().auditEntry.findMany({ orderBy: { id: "asc" } });
    expect(deeds.map(({ action, actorId, details }) => ({ action, actorId, details }))).toEqual([
      {
        action: "petition:switch",
        actorId: member.id,
        details: { slug, kind: "pauseSigning", isOn: true, reason: "A flood from one network." },
      },
      {
        action: "petition:switch",
        actorId: member.id,
        details: { slug, kind: "pauseSigning", isOn: false },
      },
    ]);
  });

  it("say that the proof is required, of this petition alone", async () => {
    const one = await make.petition();
    const other = await make.petition();
    await throwSwitch(null, one.id, wish("requireProof"), now());
    expect(await findPetitionFacts(one.slug)).toMatchObject({ isProofRequired: true });
    expect(await findPetitionFacts(other.slug)).toMatchObject({
      isProofRequired: false,
      isPaused: false,
    });
  });

  it("are thrown once and ended once, whoever is quicker", async () => {
    const { id } = await make.petition();
    const throws = await Promise.all(
      Array.from({ length: 5 }, () => throwSwitch(null, id, wish("pauseCounting"), now())),
    );
    expect(throws.filter(({ ok }) => ok)).toHaveLength(1);
    expect(throws.filter(({ ok }) => !ok)).toEqual(
      Array.from({ length: 4 }, () => ({ ok: false, reason: "thrown" })),
    );
    const ends = await Promise.all(
      Array.from({ length: 5 }, () => endSwitch(null, id, "pauseCounting", now())),
    );
    expect(ends.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await listSwitches(id)).toHaveLength(1);
    expect(await db().auditEntry.count()).toBe(2);
    expect(await throwSwitch(null, newId(), wish("pauseSigning"), now())).toEqual({
      ok: false,
      reason: "unknown",
    });
  });

  it("stop the count of a petition between two batches, while others go on", async () => {
    const one = await make.petition();
    const other = await make.petition();
    const rows = (petitionId: string) =>
      Array.from({ length: 300 }, () => ({
        id: newId(),
        petitionId,
        state: "confirmed" as const,
        place: "KZ-75",
        locale: "kk" as const,
        confirmedAt: now(),
      }));
    await db().signature.createMany({ data: [...rows(one.id), ...rows(other.id)] });
    let isOver = false;
    const tally = (async () => {
      while (!isOver) await tallyPetitions(20);
    })();
    await throwSwitch(null, one.id, wish("pauseCounting"), now());
    const then = await getCount(one.id);
    while ((await getCount(other.id)).totals.get("KZ-75") !== 300);
    const later = await getCount(one.id);
    expect(later.totals).toEqual(then.totals);
    await endSwitch(null, one.id, "pauseCounting", now());
    while ((await getCount(one.id)).totals.get("KZ-75") !== 300);
    isOver = true;
    await tally;
  });

  it("take every signature given before, and none given after", async () => {
    const { id, slug } = await make.petition();
    const given: Promise<string>[] = [];
    const give = async (mailbox: string) => {
      const result = await signPetition(slug, "kk", input(mailbox), now());
      return result.ok ? mailbox : result.reason;
    };
    for (let index = 0; index < 20; index += 1) given.push(give(`before${index}`));
    const thrown = throwSwitch(null, id, wish("pauseSigning"), now());
    for (let index = 0; index < 20; index += 1) given.push(give(`while${index}`));
    await thrown;
    const after = await Promise.all(
      Array.from({ length: 10 }, (_, index) => give(`after${index}`)),
    );
    expect(new Set(after)).toEqual(new Set(["paused"]));
    const answers = await Promise.all(given);
    expect(await db().signature.count()).toBe(
      answers.filter((answer) => answer !== "paused").length,
    );
  });

  it("stand with the published petition", async () => {
    const { id, slug } = await make.petition();
    const texts = { kk: "Қ", ru: "Р", en: "E" };
    const at = now();
    await throwSwitch(null, id, { kind: "notice", reason: "News.", texts }, at);
    expect((await findPublishedPetition(slug, "kk", at))?.switches).toEqual({
      pauseSigning: null,
      pauseCounting: null,
      requireProof: null,
      notice: { since: at, texts },
    });
  });
});
