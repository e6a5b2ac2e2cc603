// Daniyar reads Russian at a desk, with JavaScript: the same form, quicker.
import { EventEmitter, once } from "node:events";
import { make } from "@/lib/testing/make";
import { expect, test } from "./fixtures";
import { words } from "./words";

test.use({ locale: "ru-RU" });

const say = (name: string) => words("ru", `petitions.${name}`);

test("Daniyar is told in place what is wrong, keeps what he typed, and sees it being sent", async ({
  page,
  inbox,
  address,
}) => {
  const { slug } = await make.petition();
  await page.goto(`/ru/petitions/${slug}`);
  const name = page.getByRole("textbox", { name: say("form.name") });
  const email = page.getByRole("textbox", { name: say("form.email") });
  const comment = page.getByRole("textbox", { name: say("form.comment") });
  const place = page.getByRole("combobox", { name: say("form.place") });
  const button = page.getByRole("button", { name: say("form.button"), exact: true });

  await name.fill("Данияр Ахметов");
  await email.fill("данияр");
  await comment.fill("Хочу, чтобы нас услышали.");
  await button.click();
  const summary = page.getByRole("alert").filter({ hasText: words("ru", "common.form.problems") });
  await expect(summary).toBeFocused();
  await expect(summary).toContainText(words("ru", "errors.field.email"));
  await expect(page).toHaveURL(`/ru/petitions/${slug}`);
  await expect(name).toHaveValue("Данияр Ахметов");
  await expect(comment).toHaveValue("Хочу, чтобы нас услышали.");

  // The summary leads to the field.
  await summary.getByRole("link", { name: new RegExp(words("ru", "errors.field.email")) }).click();
  await expect(email).toBeFocused();

  await email.fill(address("daniyar"));
  await place.selectOption("Алматы");
  const gate = new EventEmitter();
  const held = once(gate, "open");
  await page.route(`**/ru/petitions/${slug}`, async (route) => {
    if (route.request().method() === "POST") await held;
    await route.continue();
  });
  await button.click();
  const sending = page.getByRole("button", { name: words("ru", "common.form.pending") });
  await expect(sending).toBeVisible();
  // Pressing again while it is being sent sends nothing more.
  await sending.dispatchEvent("click");
  gate.emit("open");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("thanks.title"));
  await inbox.mailTo(address("daniyar"));
  expect(await inbox.mailsTo(address("daniyar"))).toHaveLength(1);
});

test("Daniyar leaves the page open, and the count moves by itself", async ({ page }) => {
  const { id, slug } = await make.petition();
  // The page asks again every ten seconds of its own clock, which is put on.
  await page.clock.install();
  await page.goto(`/ru/petitions/${slug}`);
  const number = page.getByRole("region", { name: say("count.heading") }).locator("[data-count]");
  await expect(number).toHaveText("0");
  await make.signature({ petitionId: id, state: "confirmed", place: "KZ-75" });
  await expect(async () => {
    await page.clock.fastForward(10_000);
    await expect(number).toHaveText("1", { timeout: 500 });
  }).toPass({ timeout: 30_000 });
});
