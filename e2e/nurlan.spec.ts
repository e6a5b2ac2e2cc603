// Nurlan, secretary of a union branch, endorses without JavaScript; an organiser approves by keyboard, and a stranger's try stays unseen.
import { type Browser, expect, type Page } from "@playwright/test";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { test } from "./fixtures";
import { ask } from "./http";
import { linkIn } from "./inbox";
import { signIn } from "./people";
import { words } from "./words";

test.use({
  javaScriptEnabled: false,
  viewport: { width: 360, height: 740 },
  locale: "kk-KZ",
  extraHTTPHeaders: { "Accept-Language": "kk" },
});

const say = (name: string) => words("kk", `endorsements.${name}`);
const desk = (name: string) => words("en", `endorsements.desk.${name}`);

const BRANCH = "«Мысал» кәсіподағы, Жаңаөзен бөлімшесі";
const STRANGE = "Ешкім білмейтін ұйым";

type Filled = { organisation: string; contact: string; email: string; people?: string };

async function fillsIn(page: Page, slug: string, { people = "1 240", ...wish }: Filled) {
  await page.goto(`/kk/petitions/${slug}/organisations`);
  const box = (name: string) => page.getByRole("textbox", { name: say(`form.${name}`) });
  await box("organisation").fill(wish.organisation);
  await page.getByRole("combobox", { name: say("form.place") }).selectOption("Маңғыстау облысы");
  await box("standsFor").fill(people);
  await box("contact").fill(wish.contact);
  await box("email").fill(wish.email);
}

const tick = (page: Page) => page.getByRole("checkbox", { name: say("form.agreed") }).check();
const sends = (page: Page) =>
  page.getByRole("button", { name: say("form.button"), exact: true }).click();

/** An organiser with JavaScript and a keyboard, beside Nurlan without. */
async function organiser(browser: Browser) {
  const context = await browser.newContext({
    baseURL: process.env.E2E_SITE_URL,
    javaScriptEnabled: true,
    locale: "en-GB",
  });
  await signIn(context, "organiser");
  return { context, page: await context.newPage() };
}

const list = async (slug: string) => (await ask(`/kk/petitions/${slug}/organisations`)).body;

test("a branch stands on the page with its number once its secretary and an organiser said so", async ({
  page,
  browser,
  inbox,
  address,
}) => {
  const { id, slug } = await make.petition();
  const email = address("nurlan");
  await page.goto(`/kk/petitions/${slug}`);
  await page.getByRole("link", { name: say("form.heading") }).click();
  await expect(page.getByText(say("empty"))).toBeVisible();

  // Something is missing and something is wrong: each is said, nothing that was typed is lost.
  const branch = { organisation: BRANCH, contact: "Нұрлан Мысал", email };
  await fillsIn(page, slug, { ...branch, people: "көп" });
  await sends(page);
  await expect(page.getByText(words("kk", "errors.field.number")).first()).toBeVisible();
  await expect(page.getByText(words("kk", "errors.field.mustTick")).first()).toBeVisible();
  await expect(page.getByRole("textbox", { name: say("form.organisation") })).toHaveValue(BRANCH);
  await page.getByRole("textbox", { name: say("form.standsFor") }).fill("1 240");
  await tick(page);
  await sends(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("thanks.title"));

  // A GET of the link changes nothing; the button does.
  const mail = await inbox.mailTo(email);
  expect(mail.subject).toBe(words("kk", "mailEndorsements.confirm.subject"));
  const link = linkIn(mail, "/kk/endorsements/");
  await page.goto(link);
  await expect(page.getByRole("definition").filter({ hasText: BRANCH })).toBeVisible();
  expect(
    await db().endorsement.count({ where: { confirmedAt: { not: null }, petitionId: id } }),
  ).toBe(0);
  await page.getByRole("button", { name: say("link.confirm") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("link.waitingTitle"));
  expect(await list(slug)).not.toContain(BRANCH);

  // A stranger confirms too, for an organisation nobody knows.
  const strange = address("stranger");
  await fillsIn(page, slug, { organisation: STRANGE, contact: "Біреу", email: strange });
  await tick(page);
  await sends(page);
  const theirs = linkIn(await inbox.mailTo(strange), "/kk/endorsements/");
  await page.goto(theirs);
  await page.getByRole("button", { name: say("link.confirm") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("link.waitingTitle"));

  // The organiser never touches the mouse.
  const { context, page: other } = await organiser(browser);
  await other.goto(`/en/admin/petitions/${id}/endorsements`);
  await expect(other.getByText(email)).toBeVisible();
  await other.keyboard.press("j");
  await other.keyboard.press("a");
  await expect(other.getByText(desk("done.approved"))).toBeVisible();
  await other.keyboard.press("u");
  await expect(other.getByText(desk("done.waiting"))).toBeVisible();
  await other.keyboard.press("j");
  await other.keyboard.press("a");
  await expect(other.getByText(desk("done.approved"))).toBeVisible();
  await expect(other.getByRole("heading", { name: STRANGE })).toBeVisible();
  await other.keyboard.press("j");
  await other.keyboard.press("d");
  await expect(
    other.getByText(words("en", "endorsements.desk.done.declined").slice(0, 20)),
  ).toBeVisible();
  await expect(other.getByText(desk("noneWaiting"))).toBeVisible();

  await expect(async () => expect(await list(slug)).toContain(BRANCH)).toPass();
  await page.goto(`/kk/petitions/${slug}/organisations`);
  const row = page.getByRole("row").filter({ hasText: BRANCH });
  await expect(row).toContainText("1 240");
  await expect(row).toContainText("Маңғыстау облысы");
  const body = await list(slug);
  for (const unseen of [STRANGE, "Нұрлан Мысал", "Біреу", email, strange]) {
    expect(body).not.toContain(unseen);
  }
  await expect(async () => {
    await page.goto(`/kk/petitions/${slug}`);
    const line = page.getByRole("link", { name: /1\s?ұйым/u });
    await expect(line).toBeVisible({ timeout: 500 });
  }).toPass();
  expect(JSON.parse((await ask(`/api/v1/petitions/${slug}`)).body)).toMatchObject({ total: 0 });
  await page.goto(theirs);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("link.declinedTitle"));

  // Later it is taken down after all, by its own button, and brought back.
  await other.goto(`/en/admin/petitions/${id}/endorsements?state=approved`);
  await other.keyboard.press("j");
  await other.keyboard.press("d");
  await expect(other.getByText(desk("none"), { exact: true })).toBeVisible();
  await expect(async () => expect(await list(slug)).not.toContain(BRANCH)).toPass();
  await other.goto(`/en/admin/petitions/${id}/endorsements?state=declined`);
  const declined = other.getByRole("listitem").filter({ hasText: BRANCH });
  await declined.getByRole("button", { name: desk("approve") }).click();
  await expect(other.getByText(desk("done.approved"))).toBeVisible();
  await context.close();

  // Nurlan takes it back with the link of his first mail; pressed or opened again it says so.
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("link.approvedTitle"));
  await page.getByText(say("link.withdrawSummary")).first().click();
  await page.getByRole("button", { name: say("link.withdraw") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("withdrawn.title"));
  await expect(async () => expect(await list(slug)).not.toContain(BRANCH)).toPass();
  expect((await ask(link)).status).toBe(410);
  expect((await ask(`${link.slice(0, -1)}x`)).status).toBe(404);
});

test("whoever did not ask for it ends it with one button, and the address is left alone", async ({
  page,
  inbox,
  address,
}) => {
  const { id, slug } = await make.petition();
  const email = address("victim");
  await fillsIn(page, slug, { organisation: STRANGE, contact: "Біреу", email });
  await tick(page);
  await sends(page);
  const link = linkIn(await inbox.mailTo(email), "/kk/endorsements/");
  await page.goto(link);
  await page.getByRole("button", { name: say("link.reject") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("rejected.title"));
  expect((await ask(link)).status).toBe(404);
  await fillsIn(page, slug, { organisation: STRANGE, contact: "Біреу", email });
  await tick(page);
  await sends(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("thanks.title"));
  expect(await db().endorsement.count({ where: { petitionId: id } })).toBe(0);
  expect(await inbox.mailsTo(email)).toHaveLength(1);
});

test("a petition that is not open takes none, and one that is not there has no page", async ({
  page,
}) => {
  const over = await make.petition({ closesAt: new Date(Date.now() - 60_000) });
  const { body, status } = await ask(`/kk/petitions/${over.slug}/organisations`);
  expect(status).toBe(200);
  expect(body).toContain(say("form.closed"));
  const { token } = await make.endorsement({ petitionId: over.id, state: "unconfirmed" });
  expect((await ask(`/kk/endorsements/${token}`)).status).toBe(409);
  const draft = await make.petition({ published: false });
  expect((await ask(`/kk/petitions/${draft.slug}/organisations`)).status).toBe(404);
  expect((await ask("/kk/petitions/no-such/organisations")).status).toBe(404);

  // Closed while the form was being filled in: refused, and nothing typed is lost.
  const { id, slug } = await make.petition();
  const wish = { organisation: BRANCH, contact: "Нұрлан Мысал", email: "n@people.test" };
  await fillsIn(page, slug, wish);
  await tick(page);
  await db().petition.update({ where: { id }, data: { closesAt: new Date(Date.now() - 1_000) } });
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await sends(page);
  expect((await answer).status()).toBe(409);
  await expect(page.getByText(say("refusal.closed")).first()).toBeVisible();
  await expect(page.getByRole("textbox", { name: say("form.organisation") })).toHaveValue(BRANCH);
});
