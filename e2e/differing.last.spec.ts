// An organiser is told on the overview that a petition's numbers differ from its rows, until they are repaired.
// Last, as the service says meanwhile that it is not ready.
import { db } from "@/lib/db";
import { recountPetition, repairCount } from "@/lib/petitions/recounts/commands";
import { make } from "@/lib/testing/make";
import { expect, test } from "./fixtures";
import { ask } from "./http";
import { signIn } from "./people";
import { words } from "./words";

test.use({ javaScriptEnabled: false });

test("a difference is on the overview and in the health check until the repair", async ({
  page,
  context,
}) => {
  const { id, slug } = await make.petition();
  await db().petitionTally.create({ data: { petitionId: id, place: "KZ-75", total: 3 } });
  await signIn(context, "organiser");
  const alert = page.getByText(slug, { exact: false }).filter({
    has: page.getByRole("link", { name: words("en", "count.desk.alertLink") }),
  });
  await page.goto("/en/admin");
  await expect(alert).toHaveCount(0);

  await recountPetition(id, new Date());
  try {
    await page.reload();
    await expect(alert).toContainText("the numbers differ from the rows");
    expect((await ask("/api/health/ready")).status).toBe(503);
    await alert.getByRole("link").click();
    await expect(page).toHaveURL(`/en/admin/petitions/${id}/count`);
    await expect(page.getByText(words("en", "count.desk.differs"))).toBeVisible();
  } finally {
    await repairCount(null, id, "Test.", new Date());
  }
  await page.goto("/en/admin");
  await expect(alert).toHaveCount(0);
  expect((await ask("/api/health/ready")).status).toBe(200);
});
