// Aigerim has a cheap phone with a narrow screen, reads Kazakh, and has switched JavaScript off.
import type { Page } from "@playwright/test";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { expect, test } from "./fixtures";
import { linkIn } from "./inbox";
import { signs } from "./signing";
import { words } from "./words";

test.use({
  javaScriptEnabled: false,
  viewport: { width: 360, height: 740 },
  locale: "kk-KZ",
  extraHTTPHeaders: { "Accept-Language": "kk" },
});

const say = (name: string) => words("kk", `petitions.${name}`);

const MANGYSTAU = "Маңғыстау облысы";

const sign = (page: Page, slug: string, name: string, email: string) =>
  signs(page, "kk", slug, { name, email, place: MANGYSTAU });

/** Looks again until the page shows this count in all and in her region. */
async function seesCount(page: Page, slug: string, total: number) {
  await expect(async () => {
    await page.goto(`/kk/petitions/${slug}`);
    const count = page.getByRole("region", { name: say("count.heading"), exact: true });
    await expect(count.locator("[data-count]")).toHaveText(String(total), { timeout: 100 });
    const row = page.getByRole("row").filter({ hasText: MANGYSTAU });
    await expect(row.getByRole("cell").first()).toHaveText(String(total), { timeout: 100 });
    const tile = page.getByRole("link", { name: `${MANGYSTAU}: 2 ішінен ${total}` });
    await expect(tile).toHaveCount(1, { timeout: 100 });
  }).toPass({ timeout: 20_000 });
}

test("Aigerim signs, confirms from her inbox, is counted, and takes it back later", async ({
  page,
  context,
  inbox,
  address,
}) => {
  const { id, slug } = await make.petition();
  const email = address("aigerim");
  await seesCount(page, slug, 0);
  await sign(page, slug, "Әйгерім Қасымова", email);

  const mail = await inbox.mailTo(email);
  const link = linkIn(mail, "/kk/signatures/");
  expect(mail.subject).not.toMatch(/петици|қол|bosaga/i);

  // Looking, also twice and in another tab, changes nothing.
  await page.goto(link);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("link.confirmTitle"));
  await expect(page.getByText("Әйгерім Қасымова")).toBeVisible();
  const otherTab = await context.newPage();
  await otherTab.goto(link);
  expect(await db().signature.findFirst({ where: { petitionId: id } })).toMatchObject({
    state: "pending",
  });

  // Pressing the button counts her once, whatever tab she presses it in.
  for (const tab of [page, otherTab]) {
    await tab.getByRole("button", { name: say("link.confirm") }).click();
    await expect(tab.getByRole("heading", { level: 1 })).toHaveText(say("link.standingTitle"));
  }
  await seesCount(page, slug, 1);

  // The same link takes it back.
  await page.goto(link);
  await page.getByText(say("link.withdrawSummary"), { exact: true }).click();
  await page.getByRole("button", { name: say("link.withdraw") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("withdrawn.title"));
  await seesCount(page, slug, 0);
  const gone = await page.goto(link);
  expect(gone?.status()).toBe(410);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("link.withdrawnTitle"));
});

test("somebody else typed her address: she says so, and it is forgotten", async ({
  page,
  inbox,
  address,
}) => {
  const { id, slug } = await make.petition();
  const email = address("not-aigerim");
  await sign(page, slug, "Біреу", email);
  await page.goto(linkIn(await inbox.mailTo(email), "/kk/signatures/"));
  await page.getByRole("button", { name: say("link.reject") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("rejected.title"));
  expect(await db().signature.count({ where: { petitionId: id, NOT: { rowKey: null } } })).toBe(0);
});

test("whoever types a known address sees what everybody sees", async ({ page, address }) => {
  const { id, slug } = await make.petition();
  const known = address("known");
  await make.signature({ petitionId: id, state: "counted", email: known });
  await sign(page, slug, "Әйгерім", known);
  const forKnown = await page.content();
  await sign(page, slug, "Әйгерім", address("fresh"));
  const forFresh = await page.content();
  // Next writes the rows of its own data in the order they got ready, which nobody's address decides:
  // what is shown is the same to the letter, and what is sent as long.
  const shown = (html: string) => html.replaceAll(/<script[^>]*>.*?<\/script>/gs, "");
  expect(shown(forFresh)).toBe(shown(forKnown));
  expect(forFresh).toHaveLength(forKnown.length);
});

test("a mistake is named beside its field, and nothing she typed is lost", async ({ page }) => {
  const { slug } = await make.petition();
  await page.goto(`/kk/petitions/${slug}`);
  await page.getByRole("textbox", { name: say("form.name") }).fill("Әйгерім");
  await page.getByRole("textbox", { name: say("form.email") }).fill("әйгерім");
  await page.getByRole("textbox", { name: say("form.comment") }).fill("Үйімді бермеймін.");
  await page.getByRole("checkbox", { name: say("form.news"), exact: true }).check();
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: say("form.button"), exact: true }).click();
  expect((await answer).status()).toBe(422);
  await expect(page.getByRole("alert")).toContainText(words("kk", "errors.field.email"));
  const email = page.getByRole("textbox", { name: say("form.email") });
  await expect(email).toHaveAttribute("aria-invalid", "true");
  await expect(email).toHaveValue("әйгерім");
  await expect(email).toHaveAccessibleDescription(new RegExp(words("kk", "errors.field.email")));
  await expect(page.getByRole("textbox", { name: say("form.name") })).toHaveValue("Әйгерім");
  await expect(page.getByRole("textbox", { name: say("form.comment") })).toHaveValue(
    "Үйімді бермеймін.",
  );
  await expect(page.getByRole("checkbox", { name: say("form.news"), exact: true })).toBeChecked();
});

test("a closed petition says so and takes no signature", async ({ page }) => {
  const open = await make.petition();
  await page.goto(`/kk/petitions/${open.slug}`);
  await page.getByRole("textbox", { name: say("form.name") }).fill("Әйгерім");
  await page.getByRole("textbox", { name: say("form.email") }).fill("late@people.test");
  await page.getByRole("combobox", { name: say("form.place") }).selectOption(MANGYSTAU);
  await db().petition.update({ where: { id: open.id }, data: { closesAt: new Date(0) } });
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: say("form.button"), exact: true }).click();
  expect((await answer).status()).toBe(409);
  await expect(page.getByRole("heading", { name: say("closed.title") })).toBeVisible();
  expect(await db().signature.count({ where: { petitionId: open.id } })).toBe(0);
});
