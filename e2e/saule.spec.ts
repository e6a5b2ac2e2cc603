// Saule is the first organiser: she sets herself up from a one-time link and works with what came in.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { generateSync } from "otplib";
import { db } from "@/lib/db";
import { inviteMember } from "@/lib/members/invitations/commands";
import { make } from "@/lib/testing/make";
import { lookupHash } from "@/lib/vault/lookup";
import { expect, test } from "./fixtures";
import { ask } from "./http";
import { SESSION_COOKIE, signIn } from "./people";
import { words } from "./words";

test.use({ locale: "en-GB" });

const auth = (name: string) => words("en", `auth.${name}`);
const admin = (name: string) => words("en", `admin.${name}`);

const PASSWORD = "steppe kettle doorpost ninety";

/** From the one-time link to the overview. @returns her unused recovery codes */
async function setUp(page: Page, email: string): Promise<string[]> {
  const invited = await inviteMember(null, { email, role: "admin", delivery: "link" });
  if (!invited.ok) throw new Error(`${email} was not invited: ${invited.reason}`);
  const link = `/en/sign-in/set-up/${invited.value.token}`;
  await page.goto(link);
  await page.getByLabel(auth("setUp.name"), { exact: true }).fill("Saule Organiser");
  await page.getByLabel(auth("setUp.password"), { exact: true }).fill(PASSWORD);
  await page.getByLabel(auth("setUp.again")).fill(PASSWORD);
  await page.getByRole("button", { name: auth("setUp.submit") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(auth("factor.title"));
  const secret = ((await page.getByTestId("totp-secret").textContent()) ?? "").replace(/\s/g, "");
  await page.getByLabel(auth("factor.code")).fill(generateSync({ secret }));
  await page.getByRole("button", { name: auth("factor.submit") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(admin("codes.title"));
  await page.getByRole("button", { name: admin("codes.make") }).click();
  const codes = page.getByTestId("recovery-code");
  await expect(codes).toHaveCount(10);
  expect((await ask(link)).status).toBe(410);
  const all = await codes.allTextContents();
  await page.getByRole("link", { name: admin("codes.next") }).click();
  return all;
}

async function signInWith(page: Page, email: string, code: string) {
  await page.getByLabel(auth("signIn.email")).fill(email);
  await page.getByLabel(auth("signIn.password")).fill(PASSWORD);
  await page.getByRole("button", { name: auth("signIn.next") }).click();
  await page.getByLabel(auth("code.code")).fill(code);
  await page.getByRole("button", { name: auth("code.submit") }).click();
}

test("Saule sets up, signs in with a recovery code, finds a signature and exports it", async ({
  page,
  address,
}) => {
  const email = address("saule");
  const [first = "", second = "", third = ""] = await setUp(page, email);
  await page.getByRole("button", { name: words("en", "layout.admin.signOut") }).click();

  const { id, slug } = await make.petition();
  const signer = address("signer");
  await make.signature({ petitionId: id, state: "counted", email: signer, name: "=Zarina Test" });
  const list = `/en/admin/petitions/${id}/signatures`;

  // Signed out: the page asks for her, then leads back. A code is good once.
  await page.goto(list);
  await signInWith(page, email, first);
  await expect(page).toHaveURL(list);
  await page.getByLabel(admin("search.email")).fill(signer.toUpperCase());
  await page.getByRole("button", { name: admin("search.findEmail"), exact: true }).click();
  await expect(page.getByRole("table", { name: admin("search.found") })).toContainText(signer);

  // Password and code again, because some time has passed since they were given.
  await db().session.updateMany({
    where: { member: { emailHash: lookupHash("members", email) } },
    data: { reauthenticatedAt: new Date(Date.now() - 3_600_000) },
  });
  await page.getByRole("link", { name: admin("export.button") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(admin("confirm.title"));
  await page.getByLabel(admin("confirm.password")).fill(PASSWORD);
  await page.getByLabel(admin("confirm.code")).fill(first);
  await page.getByRole("button", { name: admin("confirm.submit") }).click();
  await expect(page.getByText(admin("confirm.wrong"))).toBeVisible();
  await page.getByLabel(admin("confirm.password")).fill(PASSWORD);
  await page.getByLabel(admin("confirm.code")).fill(second);
  await page.getByRole("button", { name: admin("confirm.submit") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(admin("export.signatures"));
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: admin("export.download") }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toContain(slug);
  const csv = await readFile(await download.path(), "utf8");
  expect(csv).toContain(`"${signer}"`);
  // A spreadsheet must not run what a signer called herself.
  expect(csv).toContain(`"'=Zarina Test"`);

  await page.goto(`/en/admin/audit?subject=${id}`);
  const table = page.getByRole("table", { name: admin("audit.caption") });
  await expect(table).toContainText(admin("deeds.verbs.export"));
  await expect(table).toContainText("Saule Organiser");
  await expect(table).not.toContainText(signer);
  expect(third).not.toBe("");
});

test("a session she ends elsewhere is dead at once", async ({ page, context, browser }) => {
  const member = await signIn(context, "admin");
  const other = await make.session({ memberId: member.id });
  const elsewhere = await browser.newContext({ baseURL: process.env.E2E_SITE_URL });
  await elsewhere.addCookies([
    { name: SESSION_COOKIE, value: other.token, url: process.env.E2E_SITE_URL ?? "" },
  ]);
  const thief = await elsewhere.newPage();
  expect((await thief.goto("/en/admin"))?.status()).toBe(200);
  await expect(thief).toHaveURL("/en/admin");

  await page.goto("/en/admin/security");
  await page.getByRole("button", { name: new RegExp(`^${admin("security.endOne")}`) }).click();
  await expect(page.getByRole("button", { name: admin("security.endOthers") })).toHaveCount(0);
  await thief.goto("/en/admin");
  await expect(thief).toHaveURL(/\/en\/sign-in/);
  await elsewhere.close();
});

test("nobody learns whether an address belongs to an organiser", async ({ page }) => {
  const { email } = await make.member();
  const answers: string[] = [];
  for (const one of [email, "nobody@campaign.test"]) {
    await page.goto("/en/sign-in");
    await page.getByLabel(auth("signIn.email")).fill(one);
    await page.getByLabel(auth("signIn.password")).fill("not the password at all");
    await page.getByRole("button", { name: auth("signIn.next") }).click();
    const alert = page.getByRole("alert").filter({ hasText: /\S/ }).first();
    await expect(alert).toContainText(auth("signIn.wrong"));
    answers.push((await alert.textContent()) ?? "");
  }
  expect(answers[0]).toBe(answers[1]);
});
