// Marzhan reads slowly: while a petition is open before her, Bolat amends it. She signs what she was shown, or nothing.
import { db } from "@/lib/db";
import { findPetitionInput } from "@/lib/petitions/lists/queries";
import { revisePetition } from "@/lib/petitions/versions/commands";
import { make } from "@/lib/testing/make";
import { expect, test } from "./fixtures";
import { words } from "./words";

test.use({ locale: "ru-RU" });

const say = (name: string) => words("ru", `petitions.${name}`);

/** Asks for one more, with a reason in every language. */
async function amends(id: string): Promise<void> {
  const input = await findPetitionInput(id);
  if (input === null) throw new Error("There is none.");
  const rule = { ...input.rule, total: input.rule.total + 1 };
  const reason = { kk: "Себебі", ru: "Причина", en: "Because" };
  const result = await revisePetition(null, id, { input: { ...input, rule }, reason }, new Date());
  if (!result.ok) throw new Error(result.reason);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("who was shown the petition before its amendment is told, loses nothing, and signs the new one", async ({
      page,
      context,
      address,
    }) => {
      const { id, slug } = await make.petition();
      const name = page.getByRole("textbox", { name: say("form.name") });
      const button = page.getByRole("button", { name: say("form.button"), exact: true });
      await page.goto(`/ru/petitions/${slug}`);
      await name.fill("Маржан Образцова");
      await page.getByRole("textbox", { name: say("form.email") }).fill(address("marzhan"));
      await page.getByRole("combobox", { name: say("form.place") }).selectOption("KZ-47");
      await page.getByRole("checkbox", { name: say("form.news"), exact: true }).check();
      await amends(id);
      const answer = page.waitForResponse((response) => response.request().method() === "POST");
      await button.click();
      // What a script fetches is no document: it is told in the answer's body.
      expect((await answer).status()).toBe(javaScriptEnabled ? 200 : 409);
      await expect(page.getByText(say("refusal.amended"))).toBeVisible();
      expect(await db().signature.count({ where: { petitionId: id } })).toBe(0);
      await expect(name).toHaveValue("Маржан Образцова");
      await expect(
        page.getByRole("checkbox", { name: say("form.news"), exact: true }),
      ).toBeChecked();
      const opened = context.waitForEvent("page");
      await page.getByRole("link", { name: say("refusal.amendedLink"), exact: true }).click();
      const changes = await opened;
      await expect(changes.getByText("Причина")).toBeVisible();
      await changes.close();
      await button.click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("thanks.title"));
      expect(await db().signature.findMany({ where: { petitionId: id } })).toMatchObject([
        { version: 2, place: "KZ-47" },
      ]);
    });
  });
}
