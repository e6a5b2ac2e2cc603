// Marat doubts the number and follows it: the petition, how we count, the history, the file. Russian, no JavaScript.
import { db } from "@/lib/db";
import { formatNumber } from "@/lib/i18n/format";
import { invalidateSignatures } from "@/lib/petitions/removals/commands";
import { withdrawSignature } from "@/lib/petitions/signatures/commands";
import { make } from "@/lib/testing/make";
import { expect, test } from "./fixtures";
import { ask } from "./http";
import { signIn } from "./people";
import { words } from "./words";

test.use({ locale: "ru-RU", javaScriptEnabled: false });

const say = (name: string) => words("ru", name);
const DAY = 86_400_000;
const dayBefore = (days: number) =>
  new Date(`${new Date(Date.now() - days * DAY).toISOString().slice(0, 10)}T00:00:00Z`);

/** A petition that four days ago began to be signed, by twenty in Almaty and six elsewhere each day. */
async function signedForDays() {
  const { id, slug } = await make.petition({ title: "Требуем расследования" });
  for (const days of [5, 4, 3, 2]) {
    await db().tallyDay.createMany({
      data: [
        { petitionId: id, place: "KZ-75", day: dayBefore(days), counted: 20 },
        { petitionId: id, place: "KZ-71", day: dayBefore(days), counted: 3 },
        { petitionId: id, place: "elsewhere", day: dayBefore(days), counted: 3 },
      ],
    });
  }
  await db().petitionTally.createMany({
    data: [
      { petitionId: id, place: "KZ-75", total: 80 },
      { petitionId: id, place: "KZ-71", total: 12 },
      { petitionId: id, place: "elsewhere", total: 12 },
    ],
  });
  const signers = [];
  for (let person = 0; person < 5; person += 1) {
    signers.push(await make.signature({ petitionId: id, state: "counted" }));
  }
  return { id, slug, signers };
}

test("Marat follows the number from the petition to the file, through what was taken out and paused", async ({
  page,
  browser,
  baseURL,
}) => {
  const { id, slug, signers } = await signedForDays();
  const own = `/ru/petitions/${slug}`;
  await page.goto(own);
  const count = page.locator("[data-count]");
  await expect(count).toHaveText(formatNumber("ru", 109));
  // He begins to sign while an organiser stops it.
  await page.getByRole("textbox", { name: say("petitions.form.name") }).fill("Марат Сомневающийся");
  await page.getByRole("textbox", { name: say("petitions.form.email") }).fill("marat@people.test");
  await page.getByRole("combobox", { name: say("petitions.form.place") }).selectOption("KZ-75");

  const office = await browser.newContext({ baseURL, javaScriptEnabled: false });
  await signIn(office, "organiser");
  const desk = await office.newPage();
  await desk.goto(`/ru/admin/petitions/${id}/count`);
  const pause = desk.locator('[data-switch="pauseSigning"]');
  await pause.locator("summary").click();
  await pause
    .getByRole("textbox", { name: say("switches.desk.reason") })
    .fill("Наплыв с одной сети");
  await pause.getByRole("button", { name: say("switches.desk.turnOn") }).click();
  await expect(pause.getByRole("button", { name: say("switches.desk.turnOff") })).toBeVisible();

  await page.getByRole("button", { name: say("petitions.form.button"), exact: true }).click();
  await expect(page.getByText(say("petitions.refusal.paused"))).toBeVisible();
  await expect(page.getByRole("textbox", { name: say("petitions.form.name") })).toHaveValue(
    "Марат Сомневающийся",
  );
  expect(await db().signature.count({ where: { petitionId: id, state: "pending" } })).toBe(0);

  // One takes the signature back, three are taken out.
  const [first, ...others] = signers;
  await withdrawSignature(first?.token ?? "", new Date());
  const forged = others.slice(0, 3).map((signer) => signer.id);
  await invalidateSignatures(null, id, forged, "forged", "Test", new Date());
  await expect
    .poll(async () => JSON.parse((await ask(`/api/v1/petitions/${slug}`)).body).total)
    .toBe(105);

  await page.goto(own);
  await expect(count).toHaveText(formatNumber("ru", 105));
  await expect(page.getByText(say("switches.pauseSigning")).first()).toBeVisible();
  await expect(page.getByRole("textbox", { name: say("petitions.form.name") })).toHaveCount(0);
  // Wherever the petition stands, it says so: in the list, in a frame, to other sites' programs.
  const [, nobodyCan = ""] = say("switches.pauseSigningText").split("{date}. ");
  for (const path of ["/ru/petitions", `/embed/petitions/${slug}/ru`]) {
    expect((await ask(path)).body).toContain(nobodyCan);
  }
  expect(JSON.parse((await ask(`/api/v1/petitions/${slug}`)).body).switches).toMatchObject({
    pauseSigning: { since: expect.any(String), texts: null },
    pauseCounting: null,
  });
  await page.getByRole("link", { name: say("count.link") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("count.title"));
  const row = (state: string) => page.getByRole("row").filter({ hasText: state });
  const category = say("count.category.forged");
  await expect(row(say("count.states.invalidated").replace("{category}", category))).toContainText(
    "3",
  );
  await expect(row(say("count.states.withdrawn"))).toContainText("1");
  await expect(row(say("count.explained.total"))).toContainText("105");
  await expect(page.getByRole("listitem").filter({ hasText: category })).toContainText("3");
  await expect(page.getByText(say("count.events.signingPaused"))).toBeVisible();

  await page.getByRole("link", { name: say("count.linkHistory") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("count.history.title"));
  await expect(page.locator("svg[role=img]")).toBeVisible();
  await page.getByText(say("count.history.table")).click();
  await expect(page.getByRole("row").filter({ hasText: formatNumber("ru", 104) })).toBeVisible();

  const { status, headers, body } = await ask(`/api/v1/petitions/${slug}/history.csv`);
  expect(status).toBe(200);
  expect(headers.get("access-control-allow-origin")).toBe("*");
  const lines = body.trimEnd().split("\r\n");
  expect(lines[0]).toBe("from,to,place,change,total");
  const days = lines.slice(1).map((line) => line.split(","));
  const whole = days.filter(([, , place]) => place === "all");
  expect(whole.map(([, , , change, total]) => [change, total])).toEqual([
    ["26", "26"],
    ["26", "52"],
    ["26", "78"],
    ["26", "104"],
  ]);
  // The quiet places are told together, and none of the days that are told apart below five.
  for (const [, , , change] of days) expect(Number(change)).toBeGreaterThanOrEqual(5);
  const json = JSON.parse((await ask(`/api/v1/petitions/${slug}/history`)).body);
  expect(json.rows[0].places).toEqual({ "KZ-75": 20 });
  expect(json.rows[0].together.change).toBe(6);
  expect(json.rows[3].places).toBeNull();
  await office.close();
});
