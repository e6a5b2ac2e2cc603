// How organisers work at a petition's desk, for the journeys that go through the same doors: writing, paper, taking out.
import { type Download, expect, type Page } from "@playwright/test";
import { type Locale, locales } from "@/lib/i18n/locales";
import { words } from "./words";

/** A field of the page by its name, as forms send it. */
export const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);

/** What a form that was refused says at its top. */
export const alertOf = (page: Page) => page.getByRole("alert").filter({ hasText: /\S/ }).first();

/** The value beside a term in a page's list of facts. */
export const factOf = (page: Page, term: string) =>
  page
    .locator("dl > div")
    .filter({ has: page.getByText(term, { exact: true }) })
    .locator("dd");

/** Presses a button that sends a file. */
export async function takesFile(page: Page, button: string): Promise<Download> {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  return coming;
}

/** The bytes of a file a browser was sent. */
export async function bytesOf(download: Download): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of await download.createReadStream()) parts.push(part);
  return Buffer.concat(parts);
}

/** Fills in every text of a petition, in three languages. */
export async function writesTexts(page: Page, title: string) {
  for (const locale of locales) {
    await field(page, `title_${locale}`).fill(`${title} (${locale})`);
    await field(page, `addressee_${locale}`).fill(`The commission (${locale})`);
    await field(page, `summary_${locale}`).fill(`Summary (${locale}).`);
    await field(page, `body_${locale}`).fill(`First paragraph.\n\nSecond (${locale}).\n\nThird.`);
  }
}

/** Says in three languages why a published petition changes. */
export async function givesReasons(page: Page, reason: string) {
  for (const locale of locales)
    await field(page, `reason_${locale}`).fill(`${reason} (${locale}).`);
}

/** Presses "save" under a petition's texts. */
export async function saves(page: Page, locale: Locale) {
  await page.getByRole("button", { name: words(locale, "admin.edit.save"), exact: true }).click();
}

/** Closes a petition for signing. */
export async function closes(page: Page, petitionId: string, reason: string) {
  const button = words("en", "admin.edit.close");
  await page.goto(`/en/admin/petitions/${petitionId}`);
  await page.getByText(button, { exact: true }).first().click();
  const form = page.locator("form#close");
  await form.locator('[name="reason"]').fill(reason);
  await form.getByRole("button", { name: button }).click();
  await expect(page).toHaveURL(/done=closed/);
}

/** Says how many signatures an hour from one mail domain are no reason to look. */
export async function limitsDomains(page: Page, petitionId: string, perHour: number) {
  await page.goto(`/en/admin/petitions/${petitionId}/watch`);
  await page
    .getByRole("textbox", { name: words("en", "watch.limits.domain") })
    .fill(String(perHour));
  await page.getByRole("button", { name: words("en", "watch.limits.button") }).click();
  await expect(page.getByRole("status").first()).toBeVisible();
}

/** Orders a hundred sheets; the paper's page is there then. */
export async function ordersSheets(
  page: Page,
  locale: Locale,
  petitionId: string,
  { collector, place }: { collector: string; place: string },
) {
  await page.goto(`/${locale}/admin/petitions/${petitionId}/paper`);
  await page.getByRole("link", { name: words(locale, "paper.front.order") }).click();
  await page.getByRole("textbox", { name: words(locale, "paper.order.collector") }).fill(collector);
  await page
    .getByRole("combobox", { name: words(locale, "paper.order.place") })
    .selectOption(place);
  await page.getByRole("button", { name: words(locale, "paper.order.button") }).click();
  await expect(page.getByRole("status")).toHaveText(words(locale, "paper.done.ordered"));
}

/** What stands on a line of paper, cell by cell: name, town, e-mail or phone. */
export type PaperCells = readonly [name: string, town: string, contact: string];

/** From the paper's page, by keyboard alone: the sheet's number, Enter, and every line with Enter after each field. */
export async function typesSheet(
  page: Page,
  locale: Locale,
  serial: number,
  lines: readonly PaperCells[],
) {
  const say = (name: string, values = {}) => words(locale, `paper.${name}`, values);
  await page.getByRole("textbox", { name: say("front.find") }).fill(String(serial));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("sheet.title", { serial }));
  await page.getByRole("link", { name: say("sheet.enter") }).click();
  await page
    .getByRole("group", { name: say("enter.line", { position: 1 }) })
    .getByRole("textbox")
    .first()
    .focus();
  for (const cell of lines.flat()) {
    await page.keyboard.type(cell);
    await page.keyboard.press("Enter");
  }
  await page.keyboard.press("Control+Enter");
}

/** Decides every line of a sheet somebody else entered: accepts these names, rejects one as forged. */
export async function checksSheet(
  page: Page,
  locale: Locale,
  { accepted, forged }: { accepted: readonly string[]; forged: string },
) {
  const say = (name: string) => words(locale, `paper.${name}`);
  const line = (name: string) => page.getByRole("group", { name });
  for (const name of accepted) await line(name).getByRole("radio").first().check();
  await line(forged)
    .getByRole("radio", { name: say("check.reject"), exact: true })
    .check();
  await line(forged).getByRole("combobox").selectOption("forged");
  await page.getByRole("button", { name: say("check.button") }).click();
  await expect(page.getByRole("status")).toHaveText(say("done.checked"));
}

/** Plans taking out what the form's conditions mean; they are filled in before. Nothing changes yet. */
export async function plansRemoval(
  page: Page,
  locale: Locale,
  { category, reason }: { category: string; reason: string },
) {
  const say = (name: string) => words(locale, `removals.form.${name}`);
  await page.getByLabel(say("category")).selectOption(category);
  await page.getByLabel(say("reason"), { exact: true }).fill(reason);
  await page.getByRole("button", { name: say("button") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(reason);
}

/** Presses the button of a deed that takes many out or brings them back, and waits until the worker has done it. */
export async function doesRemoval(page: Page, button: string, state: "finished" | "undone") {
  await page.getByText(button).first().click();
  await page.getByRole("button", { name: button }).click();
  const done = page.getByText(words("en", `removals.state.${state}`), { exact: true }).first();
  await expect(async () => {
    await page.reload();
    await expect(done).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
}
