// Timur comes to an event: takes a place, puts it into his calendar, gives it back. English, no JavaScript.
import { db, inTransaction, notifyChanged } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { pathsShowingEvent } from "@/lib/urls";
import { expect, test } from "./fixtures";
import { ask, formWith, formWithButton, post } from "./http";
import { linkIn } from "./inbox";
import { words } from "./words";

test.use({ locale: "en-GB", javaScriptEnabled: false });

const say = (name: string) => words("en", `events.${name}`);

test("Timur takes a place, sees when and where, and gives it back by the same link", async ({
  page,
  inbox,
  address,
}) => {
  const { id, slug } = await make.event({ capacity: 1, title: "Meeting at the Book House" });
  const email = address("timur");
  await page.goto(`/en/events/${slug}`);
  await page.getByRole("textbox", { name: say("attend.name") }).fill("Timur Bek");
  await page.getByRole("textbox", { name: say("attend.email") }).fill(email);
  await page.getByRole("button", { name: say("attend.button") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("thanks.title"));
  // Nothing is held until he confirms.
  expect(await db().attendance.count({ where: { eventId: id, confirmedAt: { not: null } } })).toBe(
    0,
  );

  const link = linkIn(await inbox.mailTo(email), "/en/attendances/");
  await page.goto(link);
  await page.getByRole("button", { name: say("guest.waiting.button") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("guest.coming.title"));
  const mail = await inbox.mailTo(email, 2);
  expect(mail.text).toContain("Venue (en)");

  // The only place is his, so the page says that it is full, and a late-comer is told why.
  const full = await make.attendance({ eventId: id, confirmed: false });
  const late = await page.goto(`/en/attendances/${full.token}`);
  expect(late?.status()).toBe(409);
  const pressed = page.waitForResponse(
    (answer) => answer.request().isNavigationRequest() && answer.status() !== 303,
  );
  await page.getByRole("button", { name: say("guest.full.button") }).click();
  expect((await pressed).status()).toBe(409);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("guest.full.title"));
  expect(await db().attendance.count({ where: { eventId: id, confirmedAt: { not: null } } })).toBe(
    1,
  );

  await page.goto(link);
  await page.getByRole("button", { name: say("guest.coming.button") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("guest.cancelled.title"));
  await page.goto(`/en/attendances/${full.token}`);
  await page.getByRole("button").filter({ hasText: /./ }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("guest.coming.title"));
});

test("a full event says so on its page, and to whose form was open before", async ({
  page,
  address,
}) => {
  const { id, slug } = await make.event({ capacity: 1 });
  const path = `/en/events/${slug}`;
  const form = await formWith(path, "email");
  const last = await make.attendance({ eventId: id, confirmed: false });
  const link = `/en/attendances/${last.token}`;
  const open = formWithButton((await ask(link)).body, link, say("guest.waiting.button"));
  await make.attendance({ eventId: id });
  await inTransaction((tx) => notifyChanged(tx, pathsShowingEvent(slug)));
  const late = await post(path, form, { name: "Late Comer", email: address("late") });
  expect(late.status).toBe(409);
  expect(late.body).toContain(say("closed.full.title"));
  expect(late.body).toContain("Late Comer");
  // The press of who was waiting leads to the page that says so.
  expect((await post(link, open, {})).headers.get("location")).toBe(link);
  expect((await ask(link)).status).toBe(409);
  expect(await db().attendance.count({ where: { eventId: id, confirmedAt: { not: null } } })).toBe(
    1,
  );
  await page.goto(path);
  await expect(page.getByText(say("closed.full.title"))).toBeVisible();
  await expect(page.getByRole("button", { name: say("attend.button") })).toHaveCount(0);
});

test("calendars take the event as it is, whatever its title holds", async () => {
  const title =
    "Пикет; қала, «Бас алаң» \\ BEGIN:VEVENT\\n and a very long title that must fold somewhere";
  const { slug } = await make.event({ title });
  for (const path of [`/en/events/${slug}/calendar.ics`, "/en/events/calendar.ics"]) {
    const { status, headers, body } = await ask(path);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toContain("text/calendar");
    const lines = body.split("\r\n");
    expect(body.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const unfolded = body.replaceAll("\r\n ", "").split("\r\n");
    const starts = unfolded.filter((line) => line === "BEGIN:VEVENT").length;
    expect(starts).toBe(unfolded.filter((line) => line === "END:VEVENT").length);
    const summary = unfolded.find((line) => line.startsWith("SUMMARY:Пикет"));
    expect(summary).toContain("\\; қала\\, «Бас алаң» \\\\ BEGIN:VEVENT\\\\n");
  }
});

test("the board can be asked for a region and a kind in its address", async ({ page }) => {
  const here = await make.event({ place: "KZ-47", kind: "workshop", title: "Workshop in Aktau" });
  const there = await make.event({ place: "KZ-10", kind: "picket", title: "Picket in Semey" });
  // Built behind the commands' back, so the kept board has to be told of them.
  for (const { slug } of [here, there]) {
    await inTransaction((tx) => notifyChanged(tx, pathsShowingEvent(slug)));
  }
  const region = page.getByRole("combobox", { name: say("filter.region") });
  await expect(async () => {
    await page.goto("/en/events");
    await expect(region.locator('option[value="KZ-47"]')).toHaveCount(1, { timeout: 100 });
  }).toPass();
  await region.selectOption("KZ-47");
  await page.getByRole("combobox", { name: say("filter.kind") }).selectOption("workshop");
  await page.getByRole("button", { name: say("filter.show") }).click();
  await expect(page).toHaveURL(/region=KZ-47/);
  await expect(page.locator(`a[href$="/events/${here.slug}"]`).first()).toBeVisible();
  await expect(page.locator(`a[href$="/events/${there.slug}"]`)).toHaveCount(0);
});
