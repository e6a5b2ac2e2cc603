// Proves that one link from any mail shows, exports and erases everything about a person.
import { describe, expect, it } from "vitest";
import { db } from "../db";
import { attend } from "../events/attendances/commands";
import { listLines } from "../petitions/paper/lines/queries";
import { mailAgain } from "../petitions/reminders/commands";
import { openOwnPage, signPetition } from "../petitions/signatures/commands";
import { findSignatureByToken } from "../petitions/signatures/queries";
import { join } from "../supporters/joining/commands";
import { waitingJobs } from "../testing/jobs";
import { make } from "../testing/make";
import { enteredSheet, paperLine, sheetToCheck } from "../testing/make-paper";
import { presetRule } from "../thresholds/presets/rules";
import { newToken } from "../tokens";
import { eraseEverything, requestDataLink, unsubscribe } from "./commands";
import { exportEverything, findEverything, findPerson } from "./queries";

const now = () => new Date();
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const soon = () => new Date(Date.now() + 3_600_000);
const email = "Aigerim@people.test";

async function everywhere() {
  const signature = await make.signature({ email, state: "counted", comment: "Our homes" });
  const supporter = await make.supporter({
    email: "aigerim+news@people.test",
    phone: "+7 700 1 2 3 4",
  });
  const attendance = await make.attendance({ email: "AIGERIM@people.test" });
  const { petitionId } = signature;
  const endorsement = await make.endorsement({ email: "aigerim@people.test", petitionId });
  return {
    signature: await make.token("preferences", { signatureId: signature.id }, soon()),
    supporter: await make.token("preferences", { supporterId: supporter.id }, soon()),
    attendance: await make.token("preferences", { attendanceId: attendance.id }, soon()),
    endorsement: await make.token("preferences", { endorsementId: endorsement.id }, soon()),
    petitionId,
  };
}

describe("a link to one's own data", () => {
  it.each(["signature", "supporter", "attendance", "endorsement"] as const)(
    "that came with a %s shows everything, and erases it",
    async (from) => {
      const other = await make.supporter();
      const tokens = await everywhere();
      const person = await findPerson(tokens[from], now());
      if (person === null || person === "expired") throw new Error("The link is good.");
      const all = await findEverything(person.email, "kk");
      expect(all.signatures).toHaveLength(1);
      expect(all.attendances).toHaveLength(1);
      expect(all.endorsements).toMatchObject([{ contact: "Nurlan Sample", state: "approved" }]);
      expect(all.supporter).toMatchObject({ phone: "+7 700 1 2 3 4" });

      expect(await eraseEverything(tokens[from], now())).toEqual({ ok: true });
      expect(await findEverything(email, "kk")).toEqual({
        email,
        supporter: null,
        signatures: [],
        paper: [],
        blocks: [],
        attendances: [],
        endorsements: [],
      });
      const { petitionId: _petitionId, ...links } = tokens;
      for (const token of Object.values(links)) {
        expect(await findPerson(token, now())).toBeNull();
      }
      expect(await eraseEverything(tokens[from], now())).toMatchObject({ reason: "unknown" });
      const tally = await db().petitionTally.aggregate({ _sum: { total: true } });
      expect(tally._sum.total).toBe(1);
      expect(await findPerson(other.token, now())).toMatchObject({ email: other.email });
    },
  );

  it("exports what is kept as JSON, without our row ids", async () => {
    const tokens = await everywhere();
    const text = await exportEverything(email, "kk", now());
    const data: unknown = JSON.parse(text);
    expect(data).toMatchObject({
      email,
      signatures: [{ comment: "Our homes" }],
      attendances: [{ state: "coming" }],
      supporter: { name: "Marat Sample", consents: [{ purpose: "news" }] },
    });
    expect(text).not.toContain(tokens.petitionId);
    expect(text).not.toMatch(/"id":/);
  });

  it("is unknown, expired, or of another purpose", async () => {
    const { id } = await make.supporter();
    const late = await make.token("preferences", { supporterId: id }, new Date(Date.now() - 1));
    const { token: confirm } = await make.supporter({ confirmed: false });
    expect(await findPerson(late, now())).toBe("expired");
    expect(await eraseEverything(late, now())).toMatchObject({ reason: "expired" });
    expect(await findPerson(newToken(), now())).toBeNull();
    expect(await findPerson(confirm, now())).toBeNull();
    expect(await findPerson("../../etc", now())).toBeNull();
  });
});

describe("unsubscribing", () => {
  it("leaves the supporters, twice as good as once, also by an expired link", async () => {
    const { id } = await make.supporter();
    const late = await make.token("preferences", { supporterId: id }, new Date(Date.now() - 1));
    expect(await unsubscribe(late, now())).toEqual({ ok: true });
    const { leftAt } = await db().supporter.findUniqueOrThrow({ where: { id } });
    expect(leftAt).not.toBeNull();
    expect(await unsubscribe(late, soon())).toEqual({ ok: true });
    expect((await db().supporter.findUniqueOrThrow({ where: { id } })).leftAt).toEqual(leftAt);
    expect(await db().consent.count({ where: { withdrawnAt: null } })).toBe(0);
  });

  it("of somebody who never joined changes nothing", async () => {
    const { id } = await make.signature();
    const token = await make.token("preferences", { signatureId: id }, soon());
    expect(await unsubscribe(token, now())).toEqual({ ok: true });
    expect(await unsubscribe(newToken(), now())).toMatchObject({ reason: "unknown" });
  });
});

describe("asking for a link to one's own data", () => {
  it.each(["signature", "supporter", "attendance", "endorsement"] as const)(
    "sends one mail to whom the %s list knows",
    async (list) => {
      const createdAt = new Date(Date.now() - 3_600_000);
      const { email: known } = await make[list]({ createdAt });
      await requestDataLink(known.toUpperCase(), now());
      await requestDataLink(known, now());
      expect(await waitingJobs("mailOwnData")).toMatchObject([{ payload: { from: list } }]);
    },
  );

  it("sends one to whom only a line of paper knows, and its link shows, exports and erases", async () => {
    const sheet = await enteredSheet([
      paperLine(1, { name: "Aliya Paper", email, locality: "Kaskelen" }),
      paperLine(2, { name: "Somebody Else" }),
    ]);
    await requestDataLink(email.toUpperCase(), now());
    await requestDataLink(email, now());
    const jobs = await waitingJobs("mailOwnData");
    expect(jobs).toMatchObject([{ payload: { from: "line" } }]);
    const [own] = await listLines(sheet.petitionId, sheet.sheetId);
    const lineId = own?.id ?? "";
    expect(jobs[0]?.payload).toEqual({ from: "line", id: lineId });
    const token = await make.token("preferences", { lineId }, soon());
    // Ten minutes, and five a day.
    await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    await requestDataLink(email, later(5));
    expect(await waitingJobs("mailOwnData")).toEqual([]);
    await requestDataLink(email, later(11));
    expect(await waitingJobs("mailOwnData")).toHaveLength(1);

    expect(await findPerson(token, now())).toEqual({ email, locale: "kk", from: "line" });
    expect((await findEverything(email, "kk")).paper).toMatchObject([
      { name: "Aliya Paper", locality: "Kaskelen", line: 1 },
    ]);
    expect(JSON.parse(await exportEverything(email, "kk", now()))).toMatchObject({
      paper: [{ name: "Aliya Paper" }],
    });
    expect(await eraseEverything(token, now())).toEqual({ ok: true });
    expect((await findEverything(email, "kk")).paper).toEqual([]);
    expect(await findPerson(token, now())).toBeNull();
    expect(await listLines(sheet.petitionId, sheet.sheetId)).toMatchObject([
      { name: "Somebody Else" },
    ]);
  });

  it("ends the link of a decided line with its data", async () => {
    const { petitionId, sheetId, decide, lineId } = await sheetToCheck([paperLine(1, { email })]);
    await decide({ 1: { kind: "reject", rejection: "forged" } });
    const token = await make.token("preferences", { lineId: lineId(1).lineId }, soon());
    expect(await eraseEverything(token, now())).toEqual({ ok: true });
    expect(await findPerson(token, now())).toBeNull();
    expect(await db().token.count()).toBe(0);
    expect(await listLines(petitionId, sheetId)).toMatchObject([{ name: null, isErased: true }]);
  });

  it("takes the same time whether anybody knows the address", async () => {
    const known = [await make.supporter(), await make.signature({ state: "counted" })];
    const took = async (address: string) => {
      const from = performance.now();
      await requestDataLink(address, now());
      return performance.now() - from;
    };
    await took("warm@people.test");
    for (const address of ["nobody@people.test", ...known.map((one) => one.email)]) {
      expect(await took(address)).toBeGreaterThanOrEqual(118);
    }
  });

  it("sends nothing to an address nobody gave", async () => {
    await requestDataLink("nobody@people.test", now());
    expect(await waitingJobs()).toEqual([]);
  });
});

describe("a mailbox", () => {
  const typed = { email, name: "Aigerim Sample", news: false };
  const details = { phone: "", place: "not-given", languages: [], help: [], shareLinkId: null };

  it.each([4, 5])("gets no more than five mails a day of a record: it has %s", async (mails) => {
    const petition = await make.petition();
    const event = await make.event();
    const signature = await make.signature({ petitionId: petition.id, email });
    const attendance = await make.attendance({ eventId: event.id, email, confirmed: false });
    const supporter = await make.supporter({ email, confirmed: false });
    await db().token.deleteMany();
    for (let mail = 0; mail < mails; mail++) {
      await make.token("preferences", { signatureId: signature.id }, soon());
      await make.token("preferences", { attendanceId: attendance.id }, soon());
      await make.token("preferences", { supporterId: supporter.id }, soon());
    }
    const place = "not-given" as const;
    const signing = { ...typed, place, comment: "", showName: false, via: "" };
    await signPetition(petition.slug, "kk", signing, later(11));
    await attend(event.slug, { ...typed, locale: "kk", shareLinkId: null }, later(11));
    await join({ ...typed, ...details, place, locale: "kk" }, later(11));
    const sent = mails < 5 ? 1 : 0;
    expect(await waitingJobs("mailSigner")).toHaveLength(sent);
    expect(await waitingJobs("mailAttendee")).toHaveLength(sent);
    expect(await waitingJobs("mailSupporter")).toHaveLength(sent);
    await requestDataLink(email, later(22));
    expect(await waitingJobs("mailOwnData")).toHaveLength(sent);
  });

  it("says which regions a petition counts by, here and behind the signature's own link", async () => {
    const { id: petitionId } = await make.petition({ rule: presetRule("initiative") });
    const signature = await make.signature({ petitionId, place: "elsewhere" });
    const [own] = (await findEverything(signature.email, "kk")).signatures;
    expect(own).toMatchObject({ place: "elsewhere", petition: { regionSet: "europeanUnion" } });
    expect(await findSignatureByToken(signature.token, "kk", now())).toMatchObject({
      place: "elsewhere",
      regionSet: "europeanUnion",
    });
  });

  it('still gets its mails after "my data" was pressed five times', async () => {
    const petition = await make.petition();
    const { id } = await make.signature({ petitionId: petition.id, email, state: "counted" });
    await db().token.deleteMany();
    const link = await make.token("signature", { signatureId: id }, soon());
    for (let press = 0; press < 5; press += 1) {
      expect(await openOwnPage(link, new Date())).toMatchObject({ ok: true });
    }
    await requestDataLink(email, later(11));
    expect(await waitingJobs("mailOwnData")).toHaveLength(1);
    await mailAgain(petition.slug, email, later(22));
    expect(await waitingJobs("mailSigner")).toHaveLength(1);
    const signing = {
      ...typed,
      place: "not-given" as const,
      comment: "",
      showName: false,
      via: "",
    };
    await signPetition(petition.slug, "kk", signing, later(33));
    expect(await waitingJobs("mailSigner")).toHaveLength(2);
  });
});
