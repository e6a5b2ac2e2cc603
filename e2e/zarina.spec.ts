// Zarina keeps the count honest: a flood from one domain comes in under her eyes, and leaves again. Beside her,
// Dana, whose address somebody used, is left alone; and Qanat, without JavaScript, gets through all the same.
import type { APIRequestContext } from "@playwright/test";
import { db } from "@/lib/db";
import { throwSwitch } from "@/lib/petitions/switches/commands";
import { make } from "@/lib/testing/make";
import { doesRemoval, limitsDomains, plansRemoval } from "./desk";
import { expect, test } from "./fixtures";
import { linkIn } from "./inbox";
import { signIn } from "./people";
import { confirms, signs, signsByApi } from "./signing";
import { words } from "./words";

const say = (name: string) => words("en", name);

const almaty = (name: string, email: string) => ({ name, email, place: "KZ-75" });

/** Asks for proof, and waits until the site has noticed. */
async function requireProof(request: APIRequestContext, slug: string, petitionId: string) {
  const wish = { kind: "requireProof", reason: "A flood.", texts: null } as const;
  await throwSwitch(null, petitionId, wish, new Date());
  await expect(async () => {
    const answer = await request.post(`/api/v1/petitions/${slug}/signatures`, {
      data: almaty("Probe", "probe@people.test"),
    });
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
  await limitsDomains(page, id, 10);

  // The flood. Within seconds it stands on the watch's page and on the overview.
  for (let one = 0; one < 15; one += 1) {
    expect(await signsByApi(slug, "en", almaty("Made Up", `flood-${one}@flood.test`))).toBe(202);
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
  await signs(visitor, "en", slug, almaty("Aigul Real", address("aigul")));
  await visitor.close();

  // The domain is blocked: whoever signs from it sees what everybody sees, and nothing is kept.
  await page.goto(`/en/admin/petitions/${id}/watch/blocks`);
  await page.getByLabel(say("watch.block.value"), { exact: true }).fill("flood.test");
  await page.getByLabel(say("watch.block.reason"), { exact: true }).fill("A flood.");
  await page.getByRole("button", { name: say("watch.block.button"), exact: true }).click();
  await expect(page.getByRole("link", { name: "flood.test" })).toBeVisible();
  const before = await db().signature.count({ where: { petitionId: id } });
  const blocked = await browser.newPage({ javaScriptEnabled: false });
  await signs(blocked, "en", slug, almaty("Bot Again", "bot-again@flood.test"));
  await blocked.close();
  expect(await db().signature.count({ where: { petitionId: id } })).toBe(before);

  // Taking it out: a dry run with a sample, then the deed, then the count.
  await page.goto(`/en/admin/petitions/${id}/watch`);
  await takeOut.click();
  await expect(page.getByLabel(/^Mail domain/)).toHaveValue("flood.test");
  await page.getByLabel(/^Given from/).fill("");
  await page.getByLabel(/^Given before/).fill("");
  await plansRemoval(page, "en", { category: "automated", reason: "Flood from one domain" });
  await expect(page.getByRole("link", { name: "Bot 0" })).toBeVisible();
  await doesRemoval(page, "Take 27 signatures out", "finished");
  const total = async () => (await (await request.get(`/api/v1/petitions/${slug}`)).json()).total;
  await expect.poll(total, { timeout: 15_000 }).toBe(1);

  // And back again.
  await doesRemoval(page, "Bring 27 signatures back", "undone");
  await expect.poll(total, { timeout: 15_000 }).toBe(13);
});

test("Dana, whose address somebody used, says that it was not her and is left alone", async ({
  page,
  inbox,
  address,
}) => {
  const { id, slug } = await make.petition();
  const email = address("dana");
  await signs(page, "en", slug, almaty("Not Dana", email));
  await page.goto(linkIn(await inbox.mailTo(email), "/signatures/"));
  await page.getByRole("button", { name: say("petitions.link.reject") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("petitions.rejected.title"));
  await signs(page, "en", slug, almaty("Not Dana again", email));
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
    await signs(page, "en", slug, almaty("Qanat Sample", email));
    await confirms(page, "en", inbox, email);
  });
});
