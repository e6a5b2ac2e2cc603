// The one number of a petition, read wherever it stands: the open data, the petition's page and board, how we
// count, its history, and the organisers' desk.
import type { Locator, Page } from "@playwright/test";
import { z } from "zod";
import type { Locale } from "@/lib/i18n/locales";
import { paths } from "@/lib/urls";
import { factOf } from "./desk";
import { expect } from "./fixtures";
import { ask } from "./http";
import { words } from "./words";

export type Places = {
  id: string;
  slug: string;
  /** Somebody's browser, without a session. */
  reader: Page;
  /** An organiser's. */
  desk: Page;
};

const openCount = z.object({
  total: z.int(),
  threshold: z.int(),
  online: z.int(),
  paper: z.object({ counted: z.int() }),
  regions: z.array(z.object({ total: z.int() })),
  elsewhere: z.int(),
  notGiven: z.int(),
});

const openHistory = z.object({ rows: z.array(z.object({ total: z.int() })) });

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

/** Opens a page again until it is as it should be: what changed reaches its kept copy a moment later. */
async function opensUntil(page: Page, path: string, look: () => Promise<unknown>) {
  await expect(async () => {
    await page.goto(path);
    await look();
  }).toPass({ timeout: 20_000, intervals: [100] });
}

/** Opens a page again until this stands on it. */
export const sees = (page: Page, path: string, what: Locator) =>
  opensUntil(page, path, () => expect(what).toBeVisible({ timeout: 500 }));

/**
 * Waits until the open data say this, and holds every other place against them: all tell the same total, and
 * each tells parts that come to it.
 * @param locale of the public pages; the desk's are in English
 * @param expected the total, and whatever else the open data should say
 */
export async function tellsOneNumber(
  { id, slug, reader, desk }: Places,
  locale: Locale,
  expected: { total: number } & Readonly<Record<string, unknown>>,
) {
  const { total } = expected;
  let body = "";
  await expect(async () => {
    ({ body } = await ask(paths.petitionApi(slug)));
    expect(JSON.parse(body)).toMatchObject(expected);
  }).toPass({ timeout: 20_000, intervals: [100] });
  const { threshold, online, paper, regions, elsewhere, notGiven } = openCount.parse(
    JSON.parse(body),
  );
  expect(online + paper.counted).toBe(total);
  expect(sumOf(regions.map((region) => region.total)) + elsewhere + notGiven).toBe(total);

  await opensUntil(reader, paths.petition(locale, slug), async () => {
    const counts = await reader
      .locator("#regions tbody tr")
      .evaluateAll((rows) => rows.map((row) => Number(row.querySelector("td")?.textContent)));
    expect(counts.pop()).toBe(total);
    expect(sumOf(counts)).toBe(total);
    expect(await reader.locator("[data-count]").textContent()).toBe(String(total));
  });

  const stateOf = async (state: string) => {
    const row = reader
      .getByRole("row")
      .filter({ hasText: words(locale, `count.explained.${state}`) });
    return Number(await row.getByRole("cell").first().textContent());
  };
  await opensUntil(reader, paths.petitionCount(locale, slug), async () => {
    expect(await stateOf("total")).toBe(total);
    expect([await stateOf("online"), await stateOf("paper")]).toEqual([online, paper.counted]);
  });

  await desk.goto(paths.admin("en", `petitions/${id}`));
  await expect(factOf(desk, words("en", "admin.petitions.total"))).toHaveText(
    `${total} of ${threshold} signatures`,
  );
  await desk.goto(paths.admin("en", `petitions/${id}/paper`));
  const fact = (name: string) => factOf(desk, words("en", `paper.front.${name}`));
  await expect(fact("total")).toHaveText(String(total));
  await expect(fact("online")).toHaveText(String(online));
  await expect(fact("paper")).toHaveText(String(paper.counted));
}

/** Holds the history's page and files against the totals it should tell, one a row. */
export async function tellsHistory(
  { slug, reader }: Places,
  locale: Locale,
  totals: readonly number[],
) {
  await opensUntil(reader, paths.petitionHistory(locale, slug), async () => {
    const caption = reader.locator("caption", { hasText: words(locale, "count.history.caption") });
    const rows = reader.locator("table").filter({ has: caption }).locator("tbody tr");
    const shown = await rows.evaluateAll((all) =>
      all.map((row) => Number(row.querySelectorAll("td.number")[1]?.textContent)),
    );
    // The newest day stands first.
    expect(shown.toReversed()).toEqual(totals);
  });
  const json = openHistory.parse(JSON.parse((await ask(paths.historyApi(slug))).body));
  expect(json.rows.map(({ total }) => total)).toEqual(totals);
  const lines = (await ask(paths.historyCsv(slug))).body.trimEnd().split("\r\n");
  const cells = lines.map((line) => line.split(","));
  const whole = cells.filter(([, , place]) => place === "all");
  expect(whole.map(([, , , , total]) => Number(total))).toEqual(totals);
}
