// How a petition is handed over: the list that an admin signs off, the delivery, its answer, and how it ended.
import { createHash } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { type Locale, locales } from "@/lib/i18n/locales";
import { bytesOf, field, takesFile } from "./desk";
import { words } from "./words";

const say = (name: string) => words("en", `delivery.${name}`);

const done = (page: Page, what: string) =>
  expect(page.getByText(say(`desk.done.${what}`))).toBeVisible();

/** The delivery's desk of a petition. */
export const deskOf = (petitionId: string) => `/en/admin/petitions/${petitionId}/delivery`;

/** The address of a page without what was just done on it. */
const addressOf = (page: Page) => page.url().replace(/\?.*$/, "");

export const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Orders the list for the addressee, waits until it is made, signs it off, and takes it out as it is handed over. */
export async function makesList(
  page: Page,
  petitionId: string,
): Promise<{ pdf: Buffer; csv: Buffer }> {
  await page.goto(deskOf(petitionId));
  await page.getByRole("button", { name: say("files.make") }).click();
  await done(page, "requested");
  const list = addressOf(page);
  const button = page.getByRole("button", { name: say("files.signOffButton") });
  await expect(async () => {
    await page.goto(list);
    await expect(button).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await button.click();
  await done(page, "signedOff");
  return {
    pdf: await bytesOf(await takesFile(page, say("files.outPdf"))),
    csv: await bytesOf(await takesFile(page, say("files.outCsv"))),
  };
}

/** Records that the petition was handed over today, with the list. @returns the delivery's address */
export async function recordsDelivery(page: Page, petitionId: string, to: Record<Locale, string>) {
  await page.goto(`${deskOf(petitionId)}/new`);
  await page.getByRole("combobox", { name: say("desk.file") }).selectOption({ index: 1 });
  for (const locale of locales) await field(page, `to_${locale}`).fill(to[locale]);
  await page.getByRole("button", { name: say("desk.record") }).click();
  await done(page, "recorded");
  return addressOf(page);
}

/** Publishes a document with the delivery whose page is open. @param file its name is not what it is judged by */
export async function attaches(
  page: Page,
  file: { name: string; mimeType: string; buffer: Buffer },
) {
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByRole("button", { name: say("desk.documentPut") }).click();
  await done(page, "attached");
}

/** Records today's answer to a delivery. */
export async function recordsAnswer(page: Page, delivery: string, from: string, text: string) {
  await page.goto(delivery);
  await page.getByText(say("desk.answerNew")).click();
  const form = page.locator("form#answer");
  for (const locale of locales) {
    await form.locator(`[name="from_${locale}"]`).fill(from);
    await form.locator(`[name="text_${locale}"]`).fill(text);
  }
  await form.getByRole("button", { name: say("desk.answerRecord") }).click();
  await done(page, "recorded");
}

/** Says how the petition ended. */
export async function declares(page: Page, petitionId: string, outcome: string, text: string) {
  await page.goto(deskOf(petitionId));
  await page.getByText(say("desk.outcomeSay")).first().click();
  await page.getByRole("radio", { name: say(`outcome.${outcome}`) }).check();
  for (const locale of locales) await field(page, `text_${locale}`).fill(text);
  await page.getByRole("button", { name: say("desk.outcomeSay") }).click();
  await done(page, "declared");
}
