// Zarina keeps the count honest: a flood from one domain comes in under her eyes, and leaves again. Beside her,
// Dana, whose address somebody used, is left alone; and Qanat, without JavaScript, gets through all the same.
import type { APIRequestContext, Page } from "@playwright/test";
import { db } from "@/lib/db";
import { throwSwitch } from "@/lib/petitions/switches/commands";
import { make } from "@/lib/testing/make";
import { expect, test } from "./fixtures";
import { linkIn } from "./inbox";
import { signIn } from "./people";
import { words } from "./words";

const say = (name: string) => words("en", name);

const signByApi = (request: APIRequestContext, slug: string, email: string) =>
  request.post(`/api/v1/petitions/${slug}/signatures`, {
    data: { name: "Made Up", email, place: "KZ-75" },
  });

async function fillIn(page: Page, slug: string, name: string, email: string) {
  await page.goto(`/en/petitions/${slug}`);
  await page.getByRole("textbox", { name: say("petitions.form.name") }).fill(name);
  await page.getByRole("textbox", { name: say("petitions.form.email") }).fill(email);
  await page.getByRole("combobox", { name: say("petitions.form.place") }).selectOption("KZ-75");
  await page.getByRole("button", { name: say("petitions.form.button"), exact: true }).click();
}

const thanked = (page: Page) =>
  expect(page.getByRole("heading", { level: 1 })).toHaveText(say("petitions.thanks.title"));

/** Asks for proof, and waits until the site has noticed. */
async function requireProof(request: APIRequestContext, slug: string, petitionId: string) {
  const wish = { kind: "requireProof", reason: "A flood.", texts: null } as const;
  await throwSwitch(null, petitionId, wish, new Date());
  await expect(async () => {
    const answer = await signByApi(request, slug, "probe@people.test");
    expect(answer.status()).toBe(428);
    expect((await answer.json()).challenge.parameters.data).toEqual({ petition: slug });
  }).toPass({ timeout: 15_000 });
}

test("Zarina sees a flood, asks for proof, blocks its domain, takes it out, and brings it back", async ({
  page,
  context,
  request,
  browser,
  address,
}) => {
  test.slow();
  const { id, slug } = await make.petition({ title: "Homes first" });
  for (let one = 0; one < 12; one += 1) {
    await make.signature({
      petitionId: id,
      state: "counted",
      email: `bot-${one}@flood.test`,
      name: `Bot ${one}`,
    });
  }
  await make.signature({
    petitionId: id,
    state: "counted",
    email: "good@people.test",
    name: "Good Person",
  });
  await signIn(context, "organiser");
  await page.goto(`/en/admin/petitions/${id}/watch`);
  await page.getByRole("textbox", { name: say("watch.limits.domain") }).fill("10");
  await page.getByRole("button", { name: say("watch.limits.button") }).click();
  await expect(page.getByRole("status").first()).toBeVisible();

  // The flood. Within seconds it stands on the watch's page and on the overview.
  for (let one = 0; one < 15; one += 1) {
    expect((await signByApi(request, slug, `flood-${one}@flood.test`)).status()).toBe(202);
  }
  const takeOut = page.getByRole("link", { name: say("watch.takeOut") }).first();
  await expect(async () => {
    await page.goto(`/en/admin/petitions/${id}/watch`);
    await expect(page.getByText("Mail domain: flood.test")).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await page.goto("/en/admin");
  await expect(page.getByRole("link", { name: /Homes first/ }).first()).toBeVisible();
  await page.goto(`/en/admin/petitions/${id}/watch`);
  await page
    .getByRole("button", { name: say("watch.alerts.see") })
    .first()
    .click();
  await expect(page.getByText(say("watch.alerts.seen"), { exact: true }).first()).toBeVisible();

  // From now on a browser proves some work first, by itself.
  await requireProof(request, slug, id);
  const visitor = await browser.newPage();
  await fillIn(visitor, slug, "Aigul Real", address("aigul"));
  await thanked(visitor);
  await visitor.close();

  // The domain is blocked: whoever signs from it sees what everybody sees, and nothing is kept.
  await page.goto(`/en/admin/petitions/${id}/watch/blocks`);
  await page.getByLabel(say("watch.block.value"), { exact: true }).fill("flood.test");
  await page.getByLabel(say("watch.block.reason"), { exact: true }).fill("A flood.");
  await page.getByRole("button", { name: say("watch.block.button"), exact: true }).click();
  await expect(page.getByRole("link", { name: "flood.test" })).toBeVisible();
  const before = await db().signature.count({ where: { petitionId: id } });
  const blocked = await browser.newPage({ javaScriptEnabled: false });
  await fillIn(blocked, slug, "Bot Again", "bot-again@flood.test");
  await thanked(blocked);
  await blocked.close();
  expect(await db().signature.count({ where: { petitionId: id } })).toBe(before);

  // Taking it out: a dry run with a sample, then the deed, then the count.
  await page.goto(`/en/admin/petitions/${id}/watch`);
  await takeOut.click();
  await expect(page.getByLabel(/^Mail domain/)).toHaveValue("flood.test");
  await page.getByLabel(/^Given from/).fill("");
  await page.getByLabel(/^Given before/).fill("");
  await page.getByLabel(say("removals.form.category")).selectOption("automated");
  await page.getByLabel(say("removals.form.reason"), { exact: true }).fill("Flood from one domain");
  await page.getByRole("button", { name: say("removals.form.button") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Flood from one domain");
  await expect(page.getByRole("link", { name: "Bot 0" })).toBeVisible();
  await page.getByText("Take 27 signatures out").first().click();
  await page.getByRole("button", { name: "Take 27 signatures out" }).click();
  const refreshed = (text: string) =>
    expect(async () => {
      await page.reload();
      await expect(page.getByText(text, { exact: true }).first()).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 20_000 });
  await refreshed(say("removals.state.finished"));
  const total = async () => (await (await request.get(`/api/v1/petitions/${slug}`)).json()).total;
  await expect.poll(total, { timeout: 15_000 }).toBe(1);

  // And back again.
  await page.getByText("Bring 27 signatures back").first().click();
  await page.getByRole("button", { name: "Bring 27 signatures back" }).click();
  await refreshed(say("removals.state.undone"));
  await expect.poll(total, { timeout: 15_000 }).toBe(13);
});

test("Dana, whose address somebody used, says that it was not her and is left alone", async ({
  page,
  inbox,
  address,
}) => {
  const { id, slug } = await make.petition();
  const email = address("dana");
  await fillIn(page, slug, "Not Dana", email);
  await thanked(page);
  await page.goto(linkIn(await inbox.mailTo(email), "/signatures/"));
  await page.getByRole("button", { name: say("petitions.link.reject") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("petitions.rejected.title"));
  await fillIn(page, slug, "Not Dana again", email);
  await thanked(page);
  await page.getByRole("textbox", { name: say("petitions.form.email") }).fill(email);
  await page.getByRole("button", { name: say("petitions.thanks.again") }).click();
  await expect(page.getByText(say("petitions.thanks.againDone"))).toBeVisible();
  await page.waitForTimeout(1_500);
  expect(await inbox.mailsTo(email)).toHaveLength(1);
  expect(await db().signature.count({ where: { petitionId: id } })).toBe(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("Qanat signs while proof is required, by the mail and a narrow gate", async ({
    page,
    request,
    inbox,
    address,
  }) => {
    const { id, slug } = await make.petition();
    await requireProof(request, slug, id);
    const email = address("qanat");
    await fillIn(page, slug, "Qanat Sample", email);
    await thanked(page);
    await page.goto(linkIn(await inbox.mailTo(email), "/signatures/"));
    await page.getByRole("button", { name: say("petitions.link.confirm") }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      say("petitions.link.standingTitle"),
    );
  });
});
