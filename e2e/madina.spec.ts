// Madina wants to help: she joins in Russian, looks after her data, and in the end erases it.
import { readFile } from "node:fs/promises";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { expect, test } from "./fixtures";
import { ask } from "./http";
import { linkIn } from "./inbox";
import { words } from "./words";

test.use({ locale: "ru-RU" });

const say = (name: string) => words("ru", `supporters.${name}`);

test("Madina joins, changes her mind about details, takes her data along and erases herself", async ({
  page,
  inbox,
  address,
}) => {
  const email = address("madina");
  await page.goto("/ru/join");
  for (const box of await page.getByRole("checkbox").all()) await expect(box).not.toBeChecked();
  await page.getByRole("textbox", { name: say("form.name") }).fill("Мадина Оспанова");
  await page.getByRole("textbox", { name: say("form.email") }).fill(email);
  await page.getByRole("textbox", { name: say("form.phone") }).fill("+7 701 000 00 01");
  await page.getByRole("combobox", { name: say("form.place") }).selectOption("Алматы");
  await page.getByRole("checkbox", { name: say("form.news") }).check();
  await page.getByRole("button", { name: say("form.join"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("thanks.title"));

  const mail = await inbox.mailTo(email);
  const link = linkIn(mail, "/ru/join/");
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("confirm.title"));
  await page.getByRole("button", { name: say("confirm.button") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("joined.title"));
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("joined.title"));

  // The link to her data stands in every mail.
  const own = linkIn(mail, "/ru/preferences/");
  await page.goto(own);
  const phone = page.getByRole("textbox", { name: say("form.phone") });
  await expect(phone).toHaveValue("+7 701 000 00 01");
  await phone.fill("");
  await page.getByRole("combobox", { name: say("form.place") }).selectOption("Астана");
  await page.getByRole("button", { name: say("preferences.supporter.save") }).click();
  await expect(page.getByText(say("preferences.supporter.saved"))).toBeVisible();
  await page.goto(own);
  await expect(phone).toHaveValue("");

  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: say("preferences.download.link") }).click();
  const file = await readFile(await (await downloading).path(), "utf8");
  expect(JSON.parse(file)).toBeTruthy();
  expect(file).toContain("Мадина Оспанова");
  expect(file).toContain(email);

  await page.getByRole("button", { name: say("preferences.erase.button") }).click();
  await expect(page.getByText(words("ru", "errors.field.mustTick")).first()).toBeVisible();
  await page.getByRole("checkbox", { name: say("preferences.erase.certain") }).check();
  await page.getByRole("button", { name: say("preferences.erase.button") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("preferences.erased.title"));
  expect((await ask(own)).status).toBe(404);
  expect((await ask(`${own}/data.json`)).status).toBe(404);
});

test("one press in a mail program stops the letters; opening the link does not", async () => {
  const { id, token } = await make.supporter();
  const isIn = async () =>
    (await db().supporter.findUniqueOrThrow({ where: { id }, select: { leftAt: true } })).leftAt ===
    null;
  for (const method of ["GET", "HEAD"]) await ask(`/api/unsubscribe/${token}`, { method });
  await ask(`/ru/preferences/${token}`, { headers: { "Sec-Purpose": "prefetch" } });
  expect(await isIn()).toBe(true);

  const oneClick = () =>
    ask(`/api/unsubscribe/${token}`, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: "List-Unsubscribe=One-Click",
    });
  expect((await oneClick()).status).toBe(200);
  expect(await isIn()).toBe(false);
  expect((await oneClick()).status).toBe(200);
});
