// A link on a leaflet: it counts people's visits, and what came of them, and nobody in particular.
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { expect, test } from "./fixtures";
import { ask, type Question } from "./http";
import { words } from "./words";

test.use({ locale: "en-GB" });

const PERSON = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const ROBOTS = [
  "TelegramBot (like TwitterBot)",
  "WhatsApp/2.23",
  "facebookexternalhit/1.1",
  "Mozilla/5.0 (compatible; Googlebot/2.1)",
  "curl/8.0",
];

async function visitsOf(linkId: string): Promise<number> {
  const { _sum } = await db().shareVisitDay.aggregate({
    where: { linkId },
    _sum: { visits: true },
  });
  return _sum.visits ?? 0;
}

test("people are counted, robots and previews are not", async () => {
  const { id, code } = await make.shareLink({ path: "/events" });
  const follow = (agent: string, extra: Question = {}, headers = {}) =>
    ask(`/s/${code}`, { ...extra, headers: { "User-Agent": agent, ...headers } });
  const answer = await follow(PERSON, {}, { "Accept-Language": "ru" });
  expect(answer.status).toBe(302);
  expect(answer.headers.get("location")).toBe(`/ru/events?via=${code}`);
  expect(answer.headers.get("set-cookie")).toBeNull();
  expect(answer.headers.get("cache-control")).toContain("no-store");
  for (const robot of ROBOTS) expect((await follow(robot)).status).toBe(302);
  await follow(PERSON, { method: "HEAD" });
  await follow(PERSON, {}, { "Sec-Purpose": "prefetch" });
  expect(await visitsOf(id)).toBe(1);
  await follow(PERSON);
  expect(await visitsOf(id)).toBe(2);
});

test("who came by the leaflet and signed is counted for it", async ({ page, inbox, address }) => {
  const { slug } = await make.petition();
  const link = await make.shareLink({ path: `/petitions/${slug}`, label: "Leaflet at the gate" });
  const email = address("leaflet");
  await page.goto(`/s/${link.code}`);
  await expect(page).toHaveURL(`/en/petitions/${slug}?via=${link.code}`);
  await page.getByRole("textbox", { name: words("en", "petitions.form.name") }).fill("Reader");
  await page.getByRole("textbox", { name: words("en", "petitions.form.email") }).fill(email);
  await page
    .getByRole("combobox", { name: words("en", "petitions.form.place") })
    .selectOption("elsewhere");
  await page
    .getByRole("button", { name: words("en", "petitions.form.button"), exact: true })
    .click();
  await inbox.mailTo(email);
  const rows = await db().signature.findMany({
    where: { petition: { slug } },
    select: { shareLinkId: true },
  });
  expect(rows).toEqual([{ shareLinkId: link.id }]);
});

test("a petition can be passed on by plain links, without anybody's script", async ({ page }) => {
  const { slug } = await make.petition();
  await page.goto(`/en/petitions/${slug}`);
  for (const name of ["telegram", "whatsapp", "mail"]) {
    const href = await page
      .getByRole("link", { name: words("en", `shares.${name}`), exact: true })
      .first()
      .getAttribute("href");
    expect(decodeURIComponent(href ?? "")).toContain(`/en/petitions/${slug}`);
  }
});
