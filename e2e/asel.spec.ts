// Asel signs without JavaScript, is heard under a name she chose, gets news she asked for, and stops it by one click.
import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { test } from "./fixtures";
import { ask } from "./http";
import { linkIn } from "./inbox";
import { signIn } from "./people";
import { signs } from "./signing";
import { words } from "./words";

test.use({
  javaScriptEnabled: false,
  viewport: { width: 360, height: 740 },
  locale: "ru-RU",
  extraHTTPHeaders: { "Accept-Language": "ru" },
});

const say = (name: string) => words("ru", `petitions.${name}`);
const voice = (name: string) => words("ru", `comments.${name}`);
const news = (name: string) => words("ru", `updates.${name}`);
const desk = (name: string) => words("en", name);

const COMMENT = "Я не отдам свой дом.\n<script>alert(1)</script>";

/** A moderator with JavaScript and a keyboard, beside Asel without. */
async function moderator(browser: Browser): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    baseURL: process.env.E2E_SITE_URL,
    javaScriptEnabled: true,
    locale: "en-GB",
  });
  await signIn(context, "organiser");
  return { context, page: await context.newPage() };
}

async function chooses(page: Page, link: string, choice: string, isShown: boolean) {
  await page.goto(link);
  await page.getByRole("radio", { name: voice(`voice.${choice}`) }).check();
  const box = page.getByRole("checkbox", { name: voice("voice.showComment") });
  await (isShown ? box.check() : box.uncheck());
  await page.getByRole("button", { name: voice("voice.save"), exact: true }).click();
  await expect(page.getByText(voice("voice.saved"))).toBeVisible();
}

/** Writes an update and publishes it. @returns the address of its desk */
async function publishes(page: Page, petitionId: string, title: string) {
  await page.goto(`/en/admin/petitions/${petitionId}/updates/new`);
  for (const language of ["Қазақша", "Русский", "English"]) {
    const column = page.getByRole("group", { name: language });
    await column.getByRole("textbox", { name: desk("admin.edit.title") }).fill(title);
    await column
      .getByRole("textbox", { name: desk("admin.edit.body") })
      .fill("**Monday**, ten o’clock.");
  }
  await page.getByRole("button", { name: desk("admin.edit.save"), exact: true }).click();
  await page.getByRole("button", { name: desk("admin.edit.publish"), exact: true }).click();
  await expect(page.getByText(desk("admin.done.published"))).toBeVisible();
  return new URL(page.url()).pathname;
}

/** The address a mail program posts to when somebody presses "unsubscribe" in it (RFC 8058). */
function oneClick(source: string): string {
  expect(source).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
  const url = /^List-Unsubscribe: <([^>]+)>\r?$/m.exec(source)?.[1] ?? "";
  return new URL(url).pathname;
}

test("Asel is heard as she chose, gets news once, and stops it by one click", async ({
  page,
  browser,
  inbox,
  address,
}) => {
  const { id, slug } = await make.petition();
  const email = address("asel");
  await signs(page, "ru", slug, {
    ...{ name: "Асель Оспанова", email, place: "Алматы" },
    ...{ comment: COMMENT, boxes: ["news"] },
  });
  const link = linkIn(await inbox.mailTo(email), "/ru/signatures/");
  await page.goto(link);
  await page.getByRole("button", { name: say("link.confirm") }).click();

  // Nothing is ticked for her; she sees how she will be named, and chooses.
  const box = page.getByRole("checkbox", { name: voice("voice.showComment") });
  await expect(box).not.toBeChecked();
  await expect(page.getByRole("radio", { name: voice("voice.anonymous") })).toBeChecked();
  await expect(page.getByText("Асель О.", { exact: true })).toBeVisible();
  await chooses(page, link, "initial", true);
  await expect(page.getByText(voice("voice.state.waiting"))).toBeVisible();

  // The moderator never touches the mouse.
  const { context, page: organiser } = await moderator(browser);
  await organiser.goto(`/en/admin/petitions/${id}/comments`);
  await expect(organiser.getByText("Асель О.")).toBeVisible();
  await organiser.keyboard.press("j");
  await organiser.keyboard.press("a");
  await expect(organiser.getByText(/1 comment approved/)).toBeVisible();
  await organiser.keyboard.press("u");
  await expect(organiser.getByText(/1 comment is waiting again/)).toBeVisible();
  await organiser.keyboard.press("j");
  await organiser.keyboard.press("d");
  await expect(organiser.getByText(/1 comment declined/)).toBeVisible();
  expect((await ask(`/ru/petitions/${slug}/comments`)).body).not.toContain("Я не отдам");
  await organiser.keyboard.press("u");
  await expect(organiser.getByText(/1 comment is waiting again/)).toBeVisible();
  await organiser.keyboard.press("j");
  await organiser.keyboard.press("a");
  await expect(organiser.getByText(/1 comment approved/)).toBeVisible();

  await expect(async () => {
    await page.goto(`/ru/petitions/${slug}`);
    await expect(page.getByText("Я не отдам свой дом.")).toBeVisible({ timeout: 200 });
  }).toPass();
  await page.goto(`/ru/petitions/${slug}/comments`);
  await expect(page.getByText("Асель О.")).toBeVisible();
  await expect(page.getByText("<script>alert(1)</script>")).toBeVisible();
  expect((await ask(`/ru/petitions/${slug}/comments`)).body).not.toContain("Оспанова");

  // An update: written, published, mailed to the one who asked.
  const updateDesk = await publishes(organiser, id, "The hearing is on Monday");
  await organiser.getByText(desk("updates.desk.start"), { exact: true }).click();
  await organiser.getByRole("button", { name: "Send to 1 person" }).click();
  const mail = await inbox.mailTo(email, 2);
  expect(mail.subject).toBe(words("ru", "mailUpdates.subject"));
  expect(mail.text).toContain("The hearing is on Monday");
  expect(mail.text).toContain("Monday, ten o’clock.");
  await expect(organiser.getByText(desk("updates.desk.state.finished"))).toBeVisible({
    timeout: 30_000,
  });
  await page.goto(linkIn(mail, `/ru/petitions/${slug}/updates/`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The hearing is on Monday");
  const feed = await ask(`/ru/petitions/${slug}/updates.atom`);
  expect(feed.headers.get("content-type")).toContain("application/atom+xml");
  expect(feed.body).toContain("<title>The hearing is on Monday</title>");

  // Looking changes nothing, a mail program's POST does: from elsewhere, without cookies.
  const stop = oneClick(await inbox.sourceOf(mail));
  const wanted = () =>
    db().consent.count({
      where: { purpose: "news", withdrawnAt: null, signature: { petitionId: id } },
    });
  const looked = await ask(stop);
  expect(looked.status).toBe(302);
  await page.goto(looked.headers.get("location") ?? "");
  await expect(page.getByRole("button", { name: news("stop.button") })).toBeVisible();
  expect(await wanted()).toBe(1);
  const pressed = await ask(stop, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
  });
  expect(pressed.status).toBe(200);
  expect(await wanted()).toBe(0);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(news("stop.doneTitle"));

  // The next update has another reader, and not her.
  await make.signature({
    petitionId: id,
    state: "counted",
    email: address("other"),
    consents: ["news"],
  });
  await publishes(organiser, id, "Another update");
  await organiser.getByText(desk("updates.desk.start"), { exact: true }).click();
  await organiser.getByRole("button", { name: "Send to 1 person" }).click();
  await inbox.mailTo(address("other"));
  expect(await inbox.mailsTo(email)).toHaveLength(2);
  expect(updateDesk).toContain("/updates/");

  // She takes her comment back, and it is gone with the next look.
  await chooses(page, link, "anonymous", false);
  await expect(async () => {
    expect((await ask(`/ru/petitions/${slug}/comments`)).body).not.toContain("Я не отдам");
  }).toPass();
  await context.close();
});
