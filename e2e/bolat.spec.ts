// Bolat writes the petition: he starts from the law's rule, is told what cannot be met, publishes, and amends in the open.
import { alertOf, field, givesReasons, saves, writesTexts } from "./desk";
import { expect, test } from "./fixtures";
import { ask } from "./http";
import { signIn } from "./people";
import { words } from "./words";

test.use({ locale: "en-GB" });

const admin = (name: string) => words("en", `admin.${name}`);
const rule = (name: string) => words("en", `rule.${name}`);

test("Bolat starts from the law, is refused what cannot be met, publishes and amends; a reader sees what changed", async ({
  page,
  context,
  browser,
}) => {
  await signIn(context, "admin");
  const slug = `no-bars-${Date.now().toString(36)}`;

  await page.goto("/en/admin/petitions/new");
  await page.getByRole("link", { name: rule("presets.electionLaw") }).click();
  await expect(field(page, "total")).toHaveValue("118273");
  await expect(field(page, "minimumValue")).toHaveValue("8448");
  await expect(field(page, "regionsNeeded")).toHaveValue("14");
  await expect(page.getByLabel(rule("edit.signatures.pledge"))).toBeChecked();

  // Refused with the arithmetic, beside the field and at the top; nothing typed is lost.
  await field(page, "slug").fill(slug);
  await writesTexts(page, "No bars to standing");
  await field(page, "total").fill("100 000");
  await saves(page, "en");
  const arithmetic = "14 regions × 8,448 = 118,272, more than the total of 100,000.";
  await expect(alertOf(page)).toContainText(arithmetic);
  await expect(field(page, "total")).toHaveValue("100 000");
  await expect(field(page, "body_kk")).toHaveValue(/Second \(kk\)/);
  await expect(page.getByLabel(rule("edit.signatures.pledge"))).toBeChecked();
  await field(page, "total").fill("118 273");
  await field(page, "regionsNeeded").fill("21");
  await saves(page, "en");
  await expect(alertOf(page)).toContainText("there are only 20");
  await field(page, "regionsNeeded").fill("14");
  await saves(page, "en");
  await expect(page).toHaveURL(/done=created/);

  await page.getByRole("button", { name: admin("edit.publish") }).click();
  await expect(page).toHaveURL(/done=published/);
  const own = `/en/petitions/${slug}`;
  const before = await ask(own);
  expect(before.body).toContain("at least 8,448 from each of at least 14 of the 20 regions");
  expect(before.body).not.toContain(`${own}/versions`);

  // From now on a change is an amendment, and says why in every language.
  await field(page, "total").fill("120 000");
  await field(page, "body_en").fill("First paragraph.\n\nSecond, mended.\n\nThird.");
  await saves(page, "en");
  await expect(alertOf(page)).toContainText(rule("edit.reason"));
  await expect(field(page, "total")).toHaveValue("120 000");
  await givesReasons(page, "The register has grown");
  await saves(page, "en");
  await expect(page).toHaveURL(/done=saved/);
  await expect(field(page, "total")).toHaveValue("120000");
  await expect(field(page, "reason_en")).toHaveValue("");

  const plain = await browser.newContext({
    baseURL: process.env.E2E_SITE_URL,
    javaScriptEnabled: false,
  });
  const reader = await plain.newPage();
  await reader.goto(own);
  await reader.getByRole("link", { name: /^Version 2 of .+: what changed$/ }).click();
  await expect(reader).toHaveURL(`${own}/versions`);
  const second = reader.locator("#version-2");
  await expect(second).toContainText("Why: The register has grown (en).");
  await expect(second.locator("del").first()).toContainText("118,273 signatures in all");
  await expect(second.locator("ins").first()).toContainText("120,000 signatures in all");
  await expect(second.locator("del", { hasText: "Second (en)." })).toBeVisible();
  await expect(second.locator("ins", { hasText: "Second, mended." })).toBeVisible();
  await expect(second).not.toContainText("First paragraph.");
  await expect(reader.locator("#version-1")).toContainText(rule("versions.first"));
  await reader.goto(`/kk/petitions/${slug}/versions`);
  await expect(reader.locator("#version-2")).toContainText("The register has grown (kk).");
  await plain.close();

  const count: unknown = await (
    await fetch(new URL(`/api/v1/petitions/${slug}`, page.url()))
  ).json();
  expect(count).toMatchObject({
    ...{ version: 2, total: 0, threshold: 120_000, signature: "pledge", signers: "residents" },
    ...{ regionsNeeded: 14, regionsPassed: 0, needed: 120_000, isPassed: false, online: 0 },
  });
});

test("the initiative's rule counts by member states, without the map of Kazakhstan", async ({
  page,
  context,
}) => {
  await signIn(context, "admin");
  const slug = `initiative-${Date.now().toString(36)}`;
  await page.goto("/en/admin/petitions/new?preset=initiative");
  await field(page, "slug").fill(slug);
  await writesTexts(page, "No bars to standing");
  await expect(field(page, "regionTable")).toHaveValue(/^Germany: 69120$/m);
  await saves(page, "en");
  await expect(page).toHaveURL(/done=created/);
  await page.getByRole("button", { name: admin("edit.publish") }).click();
  await expect(page).toHaveURL(/done=published/);
  await page.goto(`/en/petitions/${slug}`);
  await expect(
    page.getByText("None of the 27 states has its minimum yet (at least 7 must)"),
  ).toBeVisible();
  const table = page.getByRole("table", { name: "Confirmed signatures by state" });
  await expect(table.getByRole("row", { name: /^Germany/ })).toContainText("69,120");
  await expect(page.getByRole("option", { name: "Malta" })).toHaveCount(1);
  await expect(page.getByRole("option", { name: "Mangystau" })).toHaveCount(0);

  // A place of another set is a wrong choice, not a signature.
  const answer = await fetch(new URL(`/api/v1/petitions/${slug}/signatures`, page.url()), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "Marat Sample", email: "marat@people.test", place: "KZ-47" }),
  });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toHaveProperty("errors.place");
});
