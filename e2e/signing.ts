// How people sign: the form on a petition's page, and the button behind the link in their mail.
import { expect, type Page } from "@playwright/test";
import type { Locale } from "@/lib/i18n/locales";
import { ask, formWithButton, post } from "./http";
import { type Inbox, linkIn } from "./inbox";
import { words } from "./words";

export type Signer = {
  name: string;
  email: string;
  /** A region's code or its name in the page's language. */
  place: string;
  comment?: string;
  /** Boxes to tick. */
  boxes?: readonly ("showName" | "news")[];
};

/** Fills in the form on the petition's page and sends it; everybody then sees the same thanks. */
export async function signs(page: Page, locale: Locale, slug: string, signer: Signer) {
  const say = (name: string) => words(locale, `petitions.${name}`);
  await page.goto(`/${locale}/petitions/${slug}`);
  await page.getByRole("textbox", { name: say("form.name") }).fill(signer.name);
  await page.getByRole("textbox", { name: say("form.email") }).fill(signer.email);
  await page.getByRole("combobox", { name: say("form.place") }).selectOption(signer.place);
  if (signer.comment) {
    await page.getByRole("textbox", { name: say("form.comment") }).fill(signer.comment);
  }
  for (const box of signer.boxes ?? []) {
    await page.getByRole("checkbox", { name: say(`form.${box}`), exact: true }).check();
  }
  await page.getByRole("button", { name: say("form.button"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("thanks.title"));
}

/** Opens the link of the first mail to an address and presses "confirm". @returns the link's path */
export async function confirms(page: Page, locale: Locale, inbox: Inbox, email: string) {
  const link = linkIn(await inbox.mailTo(email), `/${locale}/signatures/`);
  await page.goto(link);
  await page.getByRole("button", { name: words(locale, "petitions.link.confirm") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    words(locale, "petitions.link.standingTitle"),
  );
  return link;
}

/** Signs through the open API. @returns the answer's status */
export async function signsByApi(slug: string, locale: Locale, signer: Signer): Promise<number> {
  const { name, email, place } = signer;
  const { status } = await ask(`/api/v1/petitions/${slug}/signatures`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ name, email, place, locale }),
  });
  return status;
}

/** Signs and confirms without a browser, as a program with mailboxes of its own can. @returns the link's path */
export async function signsByProgram(
  inbox: Inbox,
  slug: string,
  locale: Locale,
  signer: Signer,
): Promise<string> {
  expect(await signsByApi(slug, locale, signer)).toBe(202);
  const link = linkIn(await inbox.mailTo(signer.email), `/${locale}/signatures/`);
  const { body } = await ask(link);
  const button = words(locale, "petitions.link.confirm");
  expect((await post(link, formWithButton(body, link, button), {})).status).toBe(303);
  return link;
}
