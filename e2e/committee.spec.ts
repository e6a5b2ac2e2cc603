// A committee carries one petition all the way: draft, online, amendment, paper, fraud, correction, delivery, answer.
// Samal is its admin, Yerzhan checks what she entered, the rest sign. After each step the one number stands the
// same wherever it is told. Nobody here exists.
import { recountPetition } from "@/lib/petitions/recounts/commands";
import { daysPass, notAcrossThe } from "./calendar";
import {
  alertOf,
  bytesOf,
  checksSheet,
  closes,
  doesRemoval,
  field,
  givesReasons,
  limitsDomains,
  ordersSheets,
  type PaperCells,
  plansRemoval,
  saves,
  takesFile,
  typesSheet,
  writesTexts,
} from "./desk";
import { another, expect, test } from "./fixtures";
import { attaches, declares, makesList, recordsAnswer, recordsDelivery, sha256 } from "./handover";
import { ask } from "./http";
import { linkIn } from "./inbox";
import { sees, tellsHistory, tellsOneNumber } from "./one-number";
import { signIn } from "./people";
import { confirms, signs, signsByProgram } from "./signing";
import { words } from "./words";

test.use({ locale: "en-GB" });

const say = (name: string, values = {}) => words("en", name, values);

const [ALMATY, ASTANA, ATYRAU, MANGYSTAU] = ["KZ-75", "KZ-71", "KZ-23", "KZ-47"] as const;

test("a petition goes from its draft through paper and fraud to its answer, and its number is one everywhere", async ({
  page: desk,
  context,
  browser,
  inbox,
  address,
}) => {
  test.setTimeout(240_000);
  await notAcrossThe("day", 150_000);
  await signIn(context, "admin", "Samal Committee");
  const stranger = await another(browser, { javaScriptEnabled: false });
  const { page: reader } = stranger;
  const slug = `roofs-first-${Date.now().toString(36)}`;
  const own = `/petitions/${slug}`;
  const titled = (text: string) =>
    expect(reader.getByRole("heading", { level: 1 })).toHaveText(text);
  const places = { id: "", slug, reader, desk };

  await test.step("the draft is refused until its rule can be met, and published", async () => {
    await desk.goto("/en/admin/petitions/new");
    await field(desk, "slug").fill(slug);
    await writesTexts(desk, "Roofs first");
    await field(desk, "total").fill("14");
    await desk.getByLabel(say("rule.edit.minimums.number"), { exact: true }).check();
    await field(desk, "minimumValue").fill("2");
    await field(desk, "regionsNeeded").fill("8");
    await saves(desk, "en");
    await expect(alertOf(desk)).toContainText("8 regions × 2 = 16, more than the total of 14.");
    await field(desk, "regionsNeeded").fill("3");
    await saves(desk, "en");
    await expect(desk).toHaveURL(/done=created/);
    places.id = /petitions\/([^/?]+)\?/.exec(desk.url())?.[1] ?? "";
    expect((await ask(`/en${own}`)).status).toBe(404);
    await desk.getByRole("button", { name: say("admin.edit.publish") }).click();
    await expect(desk).toHaveURL(/done=published/);
    const rule = { threshold: 14, regionsNeeded: 3, regionsPassed: 0, needed: 14, isPassed: false };
    await tellsOneNumber(places, "en", { total: 0, state: "open", ...rule });
  });

  const aliya = { name: "Aliya Sample", email: address("aliya"), place: ALMATY };
  /** A small town's provider: an honest signer's first, and a forger's later. */
  const ofSteppe = (name: string) => address(name).replace("@people.test", "@steppe.test");
  let chingiz = "";
  let nurgul = "";

  await test.step("six confirm online, in three languages, with and without JavaScript", async () => {
    await signs(reader, "kk", slug, { ...aliya, boxes: ["showName"] });
    await confirms(reader, "kk", inbox, aliya.email);
    const bekzat = address("bekzat");
    await signs(reader, "ru", slug, { name: "Bekzat Sample", email: bekzat, place: ALMATY });
    await confirms(reader, "ru", inbox, bekzat);
    const scripted = await another(browser, { javaScriptEnabled: true });
    const email = address("chingiz");
    await signs(scripted.page, "en", slug, { name: "Chingiz Sample", email, place: MANGYSTAU });
    chingiz = await confirms(scripted.page, "en", inbox, email);
    await scripted.leave();
    const others = [
      { name: "Dina Sample", email: address("dina"), place: MANGYSTAU },
      { name: "Yerlan Sample", email: address("yerlan"), place: ASTANA },
    ];
    for (const other of others) await signsByProgram(inbox, slug, "ru", other);
    const wronged = { name: "Nurgul Sample", email: ofSteppe("nurgul"), place: ALMATY };
    nurgul = await signsByProgram(inbox, slug, "ru", wronged);
    // One who never presses the button is no part of the number.
    const silent = { name: "Zhanna Sample", email: address("zhanna"), place: ASTANA };
    await signs(reader, "kk", slug, silent);
    await tellsOneNumber(places, "kk", { total: 6, online: 6, regionsPassed: 2, needed: 8 });
    await reader.goto(`/en${own}/count`);
    await expect(reader.getByRole("row", { name: /^Received 1 / })).toBeVisible();
    await daysPass(places, 3);
    await tellsHistory(places, "en", [6]);
  });

  await test.step("an amendment says what changed, when and why", async () => {
    await desk.goto(`/en/admin/petitions/${places.id}`);
    await field(desk, "total").fill("16");
    await saves(desk, "en");
    await expect(alertOf(desk)).toContainText(say("rule.edit.reason"));
    await givesReasons(desk, "The commission asked for sixteen");
    await saves(desk, "en");
    await expect(desk).toHaveURL(/done=saved/);
    await tellsOneNumber(places, "ru", { total: 6, version: 2, threshold: 16, needed: 10 });
    await reader.goto(`/en${own}/versions`);
    const second = reader.locator("#version-2");
    await expect(second.locator("del").first()).toContainText("14 signatures in all");
    await expect(second.locator("ins").first()).toContainText("16 signatures in all");
    await expect(second).toContainText("Why: The commission asked for sixteen (en).");
    await reader.goto(`/en${own}/count`);
    const line = say("count.events.amended", { number: 2 });
    await expect(reader.getByRole("listitem").filter({ hasText: line })).toBeVisible();
  });

  await test.step("a sheet is entered by one and checked by another; who signed twice counts once", async () => {
    await ordersSheets(desk, "en", places.id, { collector: "Raikhan Sample", place: ATYRAU });
    const sheets = await takesFile(desk, say("paper.front.print"));
    expect(sheets.suggestedFilename()).toBe(`${slug}-1-100-en.pdf`);
    expect((await bytesOf(sheets)).subarray(0, 5).toString()).toBe("%PDF-");
    const fresh = ["Gani", "Hadisha", "Kanat", "Laura", "Madi"].map((name) => `${name} Sample`);
    const lines: PaperCells[] = [
      ["Aliya On Paper", "Atyrau", aliya.email],
      ...fresh.map((name): PaperCells => [name, "Atyrau", ""]),
      ["Nobody Known", "", ""],
    ];
    await typesSheet(desk, "en", 1, lines);
    await expect(desk.getByRole("status")).toHaveText(say("paper.done.entered"));
    await expect(desk.getByRole("link", { name: say("paper.sheet.check") })).toHaveCount(0);
    const sheet = new URL(desk.url()).pathname;
    await tellsOneNumber(places, "kk", { total: 6, paper: { counted: 0, collected: 7 } });

    const colleague = await another(browser, { javaScriptEnabled: true });
    const { page: checker } = colleague;
    await signIn(colleague.context, "organiser", "Yerzhan Committee");
    await checker.goto(sheet);
    await checker.getByRole("link", { name: say("paper.sheet.check") }).click();
    const joining = checker.getByRole("group", { name: "Aliya On Paper" });
    await expect(joining).toContainText(say("paper.check.acceptJoin"));
    const accepted = ["Aliya On Paper", ...fresh];
    await checksSheet(checker, "en", { accepted, forged: "Nobody Known" });
    await colleague.leave();
    await tellsOneNumber(places, "ru", {
      ...{ total: 11, online: 6, regionsPassed: 3, needed: 5, isPassed: false },
      paper: { counted: 5, collected: 0, checked: 5, joined: 1, rejected: 1 },
    });
    await daysPass(places, 3);
    await tellsHistory(places, "kk", [6, 11]);
  });

  await test.step("a flood of false signatures passes the threshold, and the watch shows it", async () => {
    await limitsDomains(desk, places.id, 5);
    await notAcrossThe("hour", 5_000);
    const bots = Array.from({ length: 7 }, (_, index) => ofSteppe(`bot-${index}`));
    for (const email of bots) {
      await signsByProgram(inbox, slug, "en", { name: "Made Up", email, place: ALMATY });
    }
    await tellsOneNumber(places, "en", { total: 18, needed: 0, isPassed: true });
    await reader.goto(`/en${own}`);
    await expect(reader.getByText(say("petitions.count.passed")).first()).toBeVisible();
    await sees(
      desk,
      `/en/admin/petitions/${places.id}/watch`,
      desk.getByText("Mail domain: steppe.test"),
    );
  });

  await test.step("taking it out hits an innocent, is undone, and done again with more care", async () => {
    const row = desk.getByRole("row").filter({ hasText: "Mail domain: steppe.test" });
    await row.getByRole("link", { name: say("watch.takeOut") }).click();
    await expect(field(desk, "domain")).toHaveValue("steppe.test");
    // Samal clears the hour, so that everybody of that domain is meant, also Nurgul.
    await field(desk, "from").fill("");
    await field(desk, "until").fill("");
    await plansRemoval(desk, "en", { category: "automated", reason: "A flood from one domain" });
    const plan = desk.url();
    await expect(desk.getByRole("link", { name: "Nurgul Sample" })).toBeVisible();
    await tellsOneNumber(places, "kk", { total: 18 });
    await desk.goto(plan);
    await doesRemoval(desk, "Take 8 signatures out", "finished");
    await tellsOneNumber(places, "ru", { total: 10, isPassed: false });
    const refused = await reader.goto(nurgul);
    expect(refused?.status()).toBe(410);
    await titled(words("ru", "petitions.link.invalidatedTitle"));
    await desk.goto(plan);
    await doesRemoval(desk, "Bring 8 signatures back", "undone");
    await tellsOneNumber(places, "kk", { total: 18 });

    await desk.goto(`/en/admin/petitions/${places.id}/invalidations`);
    await field(desk, "domain").fill("steppe.test");
    await field(desk, "pattern").fill("bot-*");
    await plansRemoval(desk, "en", { category: "forged", reason: "Made up by one hand" });
    await expect(desk.getByRole("link", { name: "Nurgul Sample" })).toHaveCount(0);
    await doesRemoval(desk, "Take 7 signatures out", "finished");
    await tellsOneNumber(places, "en", { total: 11, needed: 5, isPassed: false });
    await reader.goto(nurgul);
    await titled(words("ru", "petitions.link.standingTitle"));
  });

  await test.step("readers see every correction with its day, and a recount finds no difference", async () => {
    expect((await recountPetition(places.id, new Date())).differences).toEqual([]);
    const lines = [
      "8 signatures were declared invalid: made by a program.",
      "8 signatures were counted again. The reason before: made by a program.",
      "7 signatures were declared invalid: no such person, or somebody else’s name.",
    ];
    await sees(reader, `/en${own}/count`, reader.getByText("11 signatures, no difference."));
    for (const text of lines) {
      await expect(reader.getByRole("listitem").filter({ hasText: text })).toHaveCount(1);
    }
    const invalid = reader.getByRole("row", { name: /^Declared invalid/ });
    await expect(invalid.getByRole("cell").first()).toHaveText("7");
    await desk.goto(`/en/admin/petitions/${places.id}/count`);
    await expect(desk.getByRole("cell", { name: say("count.desk.equal") })).toBeVisible();
  });

  await test.step("five more bring it over the threshold, and it is closed", async () => {
    for (const [index, place] of [ASTANA, ASTANA, MANGYSTAU, ATYRAU, ALMATY].entries()) {
      const email = address(`neighbour-${index}`);
      await signsByProgram(inbox, slug, "kk", { name: `Neighbour ${index} Sample`, email, place });
    }
    const late = address("ulan");
    await signs(reader, "en", slug, { name: "Ulan Sample", email: late, place: ASTANA });
    await tellsOneNumber(places, "kk", { total: 16, regionsPassed: 4, isPassed: true });
    await daysPass(places, 3);
    await tellsHistory(places, "ru", [6, 11, 16]);
    await closes(desk, places.id, "It goes to the commission");
    await sees(reader, `/ru${own}`, reader.getByText(words("ru", "petitions.closed.title")));
    const tooLate = await reader.goto(linkIn(await inbox.mailTo(late), "/en/signatures/"));
    expect(tooLate?.status()).toBe(409);
    await expect(reader.getByText(say("petitions.link.lateTitle"))).toBeVisible();
    await tellsOneNumber(places, "en", { total: 16, state: "closed" });
  });

  await test.step("the list is signed off and handed over; silence is told in days, then the answer", async () => {
    const { pdf, csv } = await makesList(desk, places.id);
    const lines = csv.toString().trimEnd().split(/\r?\n/);
    expect(lines).toHaveLength(1 + 16);
    expect(lines.filter((line) => line.includes("Sample"))).toEqual([
      expect.stringContaining("Aliya Sample"),
    ]);
    const to = { kk: "Комиссияға", ru: "Комиссии", en: "The commission" };
    const delivery = await recordsDelivery(desk, places.id, to);
    const buffer = Buffer.from("%PDF-1.4 a stamped receipt");
    await attaches(desk, { name: "receipt.pdf", mimeType: "application/pdf", buffer });
    await daysPass(places, 12);
    await sees(reader, `/en${own}/delivery`, reader.getByText("No answer for 12 days."));
    await expect(reader.getByText("with 16 signatures")).toBeVisible();
    for (const bytes of [pdf, csv, buffer]) {
      await expect(reader.getByText(sha256(bytes))).toBeVisible();
    }
    await recordsAnswer(desk, delivery, "The commission", "We cannot.");
    await declares(desk, places.id, "refused", "They refused; we go on.");
    await sees(reader, `/en${own}`, reader.getByText(say("delivery.outcomeSentence.refused")));
    await expect(reader.getByText("Answered after 12 days.")).toBeVisible();
    const sums = { pdf: sha256(pdf), csv: sha256(csv) };
    await tellsOneNumber(places, "kk", {
      ...{ total: 16, outcome: "refused" },
      deliveries: [{ total: 16, sha256: sums, answeredOn: expect.any(String) }],
    });
  });

  await test.step("an old link still shows and withdraws; what was delivered stays what it was", async () => {
    await reader.goto(chingiz);
    await expect(reader.getByText("Chingiz Sample").first()).toBeVisible();
    await reader.getByText(say("petitions.link.withdrawSummary"), { exact: true }).click();
    await reader.getByRole("button", { name: say("petitions.link.withdraw") }).click();
    await titled(say("petitions.withdrawn.title"));
    expect((await reader.goto(chingiz))?.status()).toBe(410);
    await tellsOneNumber(places, "en", {
      ...{ total: 15, outcome: "refused" },
      deliveries: [{ total: 16 }],
    });
    await expect(reader.getByRole("row", { name: /^Withdrawn 1 / })).toBeVisible();
    expect((await recountPetition(places.id, new Date())).differences).toEqual([]);
  });
  await stranger.leave();
});
