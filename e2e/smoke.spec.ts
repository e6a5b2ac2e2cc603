import { expect, test } from "./fixtures";

test("the site answers in three languages", async ({ page }) => {
  for (const locale of ["kk", "ru", "en"]) {
    await page.goto(`/${locale}`);
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
  }
});
