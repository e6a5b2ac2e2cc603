// Gulnara orders sheets, enters one by keyboard, Nurlan checks it, and the public page counts nobody twice.
import { request } from "node:http";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { bytesOf, ordersSheets, takesFile, typesSheet } from "./desk";
import { expect, test } from "./fixtures";
import { ask } from "./http";
import { signIn } from "./people";
import { words } from "./words";

test.use({ locale: "ru-RU" });

const say = (name: string, values: Record<string, string | number> = {}) =>
  words("ru", `paper.${name}`, values);

/** An online signature that was confirmed. */
const online = (petitionId: string, wish: { name: string; email: string }) =>
  make.signature({ petitionId, state: "confirmed", ...wish });

test("a sheet is ordered, entered by one, checked by another, and counts each person once", async ({
  page,
  context,
  browser,
  address,
}) => {
  const { id, slug } = await make.petition();
  const known = address("aigul");
  await online(id, { name: "Айгуль Онлайн", email: known });
  await online(id, { name: "Берик Тёзка", email: address("berik") });
  await signIn(context, "organiser");

  await ordersSheets(page, "ru", id, { collector: "Сборщик Пример", place: "KZ-75" });
  const file = await takesFile(page, say("front.print"));
  expect(file.suggestedFilename()).toBe(`${slug}-1-100-ru.pdf`);
  const text = (await bytesOf(file)).toString("latin1");
  // Each sheet has a back with the petition's text.
  expect(text.match(/\/Type \/Page\b/g)).toHaveLength(200);

  await typesSheet(page, "ru", 1, [
    ["Айгуль На Бумаге", "Алматы", known],
    ["тёзка берик", "", ""],
    ["Новый Человек", "Каскелен", "+7 701 000 00 00"],
    ["Кто-то Ещё", "", "не адрес@"],
  ]);
  await expect(page.getByRole("alert").first()).toContainText(say("enter.line", { position: 4 }));
  const fourth = page.getByRole("group", { name: say("enter.line", { position: 4 }) });
  await expect(fourth.getByRole("textbox").first()).toHaveValue("Кто-то Ещё");
  await fourth.getByLabel(say("column.contact")).fill("");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("status")).toHaveText(say("done.entered"));
  // Who entered does not decide.
  await expect(page.getByRole("link", { name: say("sheet.check") })).toHaveCount(0);
  const sheet = new URL(page.url()).pathname;

  const other = await browser.newContext({ locale: "ru-RU", baseURL: new URL(page.url()).origin });
  await signIn(other, "organiser");
  const nurlan = await other.newPage();
  await nurlan.goto(sheet);
  await nurlan.getByRole("link", { name: say("sheet.check") }).click();
  const group = (name: string) => nurlan.getByRole("group", { name });
  await expect(group("Айгуль На Бумаге")).toContainText(say("check.acceptJoin"));
  // Keys: a accepts the first line, the namesake needs an answer, r rejects with a reason.
  await group("Айгуль На Бумаге").getByRole("radio").first().focus();
  await nurlan.keyboard.press("a");
  await group("тёзка берик").getByRole("radio").first().check();
  await group("Новый Человек").getByRole("radio").first().focus();
  await nurlan.keyboard.press("a");
  await nurlan.keyboard.press("r");
  await nurlan.keyboard.press("Control+Enter");
  await expect(nurlan.getByRole("alert").first()).toContainText(say("check.reason"));
  await group("Кто-то Ещё").getByRole("combobox").selectOption("forged");
  await nurlan.getByRole("button", { name: say("check.button") }).click();
  await expect(nurlan.getByRole("status")).toHaveText(say("done.checked"));

  // Two online and one on paper count; two lines joined, one was rejected; four lines and two signatures make three.
  await expect(async () => {
    const { body } = await ask(`/api/v1/petitions/${slug}`);
    expect(JSON.parse(body)).toMatchObject({
      total: 3,
      online: 2,
      paper: { counted: 1, collected: 0, checked: 1, joined: 2, rejected: 1 },
    });
  }).toPass();
  await expect(async () => {
    await page.goto(`/ru/petitions/${slug}`);
    const said = say("public.paper", { online: "2", paper: "1" });
    await expect(page.getByText(said)).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(page.getByText(say("public.joined", { joined: "2" }))).toBeVisible();
  await other.close();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a file of lines is refused by its lines, taken in when mended, and undone", async ({
    page,
    context,
  }) => {
    const { id } = await make.petition();
    await signIn(context, "organiser");
    await ordersSheets(page, "ru", id, { collector: "Сборщик Пример", place: "KZ-47" });
    const upload = async (content: string) => {
      await page.goto(`/ru/admin/petitions/${id}/paper/import`);
      const buffer = Buffer.from(content);
      const file = { name: "lines.csv", mimeType: "text/csv", buffer };
      await page.getByLabel(say("import.file")).setInputFiles(file);
      await page.getByRole("button", { name: say("import.button") }).click();
    };
    await upload("Лист;ФИО;Почта\n1;=HYPERLINK(1);\n999;Новый Человек;\n");
    await expect(page.getByRole("alert")).toContainText(words("ru", "errors.field.formula"));
    expect(await db().paperLine.count({ where: { petitionId: id } })).toBe(0);
    await upload("Лист;ФИО;Почта\n1;Новый Человек;\n999;Другой Человек;\n");
    await expect(page.getByRole("alert")).toContainText(say("import.problem.unknown-sheet"));
    expect(await db().paperLine.count({ where: { petitionId: id } })).toBe(0);
    await upload("Лист;ФИО;Почта\n1;Новый Человек;\n2;Другой Человек;\n");
    await expect(page.getByRole("status")).toHaveText(say("done.imported"));
    await page.getByRole("button", { name: say("import.undo") }).click();
    await expect(page.getByRole("status")).toHaveText(say("done.undone"));
    expect(await db().paperLine.count({ where: { petitionId: id } })).toBe(0);
  });

  test("a deed that came back for its reason is unfolded, and says what is wrong", async ({
    page,
    context,
  }) => {
    const { id } = await make.petition();
    await signIn(context, "organiser");
    await page.goto(`/ru/admin/petitions/${id}`);
    const close = words("ru", "admin.edit.close");
    const button = page.getByRole("button", { name: close, exact: true });
    await expect(button).toBeHidden();
    await page.locator("summary", { hasText: close }).click();
    await button.click();
    await expect(page).toHaveURL(/#fold-close$/);
    await expect(page.getByRole("alert")).toBeVisible();
    await expect(page.getByRole("alert")).toContainText(words("ru", "errors.field.required"));
    await expect(button).toBeVisible();
  });
});

test("a file of 100 MB is refused before it is read", async ({ context }) => {
  const { id } = await make.petition();
  await signIn(context, "organiser");
  const cookies = await context.cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const site = process.env.E2E_SITE_URL ?? "";
  const started = performance.now();
  const status = await new Promise<number>((resolve, reject) => {
    const post = request(
      `${site}/ru/admin/petitions/${id}/paper/import`,
      {
        method: "POST",
        headers: {
          cookie,
          origin: site,
          "content-type": "multipart/form-data; boundary=x",
          "content-length": String(100 * 1_024 * 1_024),
        },
      },
      (answer) => {
        resolve(answer.statusCode ?? 0);
        post.destroy();
      },
    );
    post.on("error", reject);
    post.write("--x\r\n");
  });
  expect(status).toBe(413);
  expect(performance.now() - started).toBeLessThan(5_000);
});
