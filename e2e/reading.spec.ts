// Every page for every reader: axe finds nothing in any language, by day or in the dark, and nothing is wider than a
// small screen.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { type Locale, locales } from "@/lib/i18n/locales";
import { expect, test } from "./fixtures";
import { adminPages, personalPages, publicPages, things } from "./pages";
import { signIn } from "./people";

test.use({ viewport: { width: 320, height: 640 } });
test.setTimeout(300_000);

/** Colours are the same in every language: in one, pages are looked at in the dark too. */
const ALSO_DARK: Locale = "ru";

/** What axe finds on the page as it is now, one line each. @param only a rule; by default all there are */
async function violations(page: Page, only?: string): Promise<string[]> {
  // Of WCAG 2.2, and asked for by name: what is to be touched is 24 px large, or stands apart.
  const which = only ? { runOnly: [only] } : { rules: { "target-size": { enabled: true } } };
  const { violations: found } = await new AxeBuilder({ page })
    .options({ resultTypes: ["violations"], ...which })
    // Our pages frame nobody else's, so axe can finish where it is, without a blank page for each look: half the time.
    .setLegacyMode()
    .analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

async function look(page: Page, locale: Locale, addresses: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const address of addresses) {
    await page.goto(address);
    const { wide, main, heads } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      main: document.querySelectorAll("main").length,
      heads: document.querySelectorAll("h1").length,
    }));
    if (wide > 0) wrong.push(`${address} is ${wide} px wider than the screen`);
    if (main !== 1 || heads !== 1) wrong.push(`${address} has ${main} main and ${heads} h1`);
    wrong.push(...(await violations(page)).map((line) => `${address} ${line}`));
    if (locale !== ALSO_DARK) continue;
    await page.emulateMedia({ colorScheme: "dark" });
    const dark = await violations(page, "color-contrast");
    wrong.push(...dark.map((line) => `${address} in the dark ${line}`));
    await page.emulateMedia({ colorScheme: "light" });
  }
  return wrong;
}

for (const locale of locales) {
  test(`pages everybody can read, in ${locale}`, async ({ page }) => {
    const all = await things();
    expect(await look(page, locale, publicPages(locale, all))).toEqual([]);
  });

  test(`pages behind links in mails, and pages that say no, in ${locale}`, async ({ page }) => {
    const all = await things();
    const noes = [
      "/no-such-page",
      "/signatures/nothing",
      "/endorsements/nothing",
      "/petitions/nothing",
    ];
    const addresses = [...personalPages(locale, all), ...noes.map((path) => `/${locale}${path}`)];
    expect(await look(page, locale, addresses)).toEqual([]);
  });

  test(`the organisers' pages, in ${locale}`, async ({ page, context }) => {
    await signIn(context, "admin");
    expect(await look(page, locale, adminPages(locale, await things()))).toEqual([]);
  });
}

test("signing takes no more than a keyboard, and every stop is seen", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const { petition } = await things();
  await page.goto(`/en/petitions/${petition.slug}`);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#text$/);
  const visited: string[] = [];
  for (let stop = 0; stop < 80; stop += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement)) return null;
      const { outlineStyle, boxShadow } = getComputedStyle(element);
      const name = element.getAttribute("name") ?? element.textContent ?? "";
      return { name, isSeen: outlineStyle !== "none" || boxShadow !== "none" };
    });
    if (!focused) continue;
    expect(focused.isSeen, `focus on ${focused.name}`).toBe(true);
    visited.push(focused.name);
    if (focused.name === "name") await page.keyboard.type("Keyboard Reader");
    if (focused.name === "email") await page.keyboard.type(`keys-${Date.now()}@people.test`);
    if (focused.name === "place") await page.keyboard.type("Almaty");
    if (focused.name === "news") {
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      break;
    }
  }
  expect(visited).toEqual(
    expect.arrayContaining(["name", "email", "place", "comment", "showName"]),
  );
  await expect(page).toHaveURL(/\/thanks$/);
});
