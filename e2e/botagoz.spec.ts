// Botagoz writes a briefing and announces an event: previews, publishes, sees both lead the front page, a reader
// signs where the reading ends, and what she retracts is gone.
import { db } from "@/lib/db";
import { localTime } from "@/lib/events/rules";
import { locales } from "@/lib/i18n/locales";
import { make } from "@/lib/testing/make";
import { field } from "./desk";
import { another, expect, test } from "./fixtures";
import { ask } from "./http";
import { signIn } from "./people";
import { confirms } from "./signing";
import { words } from "./words";

test.use({ locale: "en-GB" });
test.setTimeout(120_000);

const admin = (name: string) => words("en", `admin.${name}`);
const front = (name: string) => words("en", `front.${name}`);
const form = (name: string) => words("en", `petitions.form.${name}`);
const link = (name: string) => words("en", `petitions.link.${name}`);

test("Botagoz publishes a briefing that ends with a petition; a reader signs it there, and is told what comes next", async ({
  page,
  context,
  browser,
  inbox,
  address,
}) => {
  const petition = await make.petition();
  const slug = `homes-${Date.now().toString(36)}`;
  const title = `Homes on paper ${slug}`;
  await signIn(context, "organiser");
  await page.goto("/en/admin/briefings/new");
  await field(page, "slug").fill(slug);
  await field(page, "petitionId").selectOption(petition.id);
  for (const locale of locales) {
    await field(page, `title_${locale}`).fill(locale === "en" ? title : `${title} (${locale})`);
    await field(page, `standfirst_${locale}`).fill(`What is known (${locale}).`);
    await field(page, `dateline_${locale}`).fill(`Astana, November 2026 (${locale})`);
    await field(page, `body_${locale}`).fill(
      `Said **plainly** (${locale}).[^1]\n\n## What follows\n\n<b>x</b>\n\n[^1]: The source.`,
    );
  }

  // The preview is the page as readers will see it, and keeps nothing but what was typed.
  await page.getByRole("button", { name: admin("edit.preview") }).click();
  const preview = page.getByRole("region", { name: admin("edit.previewTitle") });
  await expect(preview.locator("strong").first()).toHaveText("plainly");
  await expect(preview.getByRole("heading", { name: "What follows" })).toHaveCount(3);
  await expect(preview.locator("b")).toHaveCount(0);
  await expect(field(page, "body_kk")).toHaveValue(/Said \*\*plainly\*\* \(kk\)/);
  expect(await db().briefing.count({ where: { slug } })).toBe(0);

  await page.getByRole("button", { name: admin("edit.save"), exact: true }).click();
  await expect(page).toHaveURL(/done=created/);
  expect((await ask(`/en/briefings/${slug}`)).status).toBe(404);
  await page.getByRole("button", { name: admin("edit.publish") }).click();
  await expect(page).toHaveURL(/done=published/);
  // Other journeys publish as well meanwhile: this one stays the newest.
  await db().publication.updateMany({
    where: { briefing: { slug } },
    data: { publishedAt: new Date(Date.now() + 3_600_000) },
  });

  const reader = await another(browser, { javaScriptEnabled: false });
  const site = new URL(page.url()).origin;
  await expect(async () => {
    await reader.page.goto(`${site}/en`);
    await expect(reader.page.getByRole("heading", { level: 1 })).toHaveText(title, {
      timeout: 500,
    });
  }).toPass();
  // Beside it a petition with its count and the way to sign, below the events and the way to join.
  await expect(
    reader.page.getByRole("link", { name: new RegExp(`^${front("sign")}`) }),
  ).toHaveCount(1);
  await expect(reader.page.getByText(/ of [\d,]+/).first()).toBeVisible();
  await expect(reader.page.getByRole("heading", { name: front("events") })).toBeVisible();
  await expect(reader.page.getByRole("link", { name: front("joinButton") })).toHaveAttribute(
    "href",
    "/en/join",
  );

  await reader.page.getByRole("link", { name: title, exact: true }).click();
  await expect(reader.page).toHaveURL(`${site}/en/briefings/${slug}`);
  for (const box of await reader.page.getByRole("checkbox").all()) {
    await expect(box).not.toBeChecked();
  }
  // On paper: no form and no menu, but where to read and sign.
  await reader.page.emulateMedia({ media: "print" });
  await expect(reader.page.getByRole("navigation")).toHaveCount(0);
  await expect(reader.page.getByRole("button", { name: form("button"), exact: true })).toHaveCount(
    0,
  );
  await expect(reader.page.getByText(words("en", "briefings.leaflet.heading"))).toBeVisible();
  await reader.page.emulateMedia({ media: "screen" });
  await expect(reader.page.getByText(words("en", "briefings.leaflet.heading"))).toBeHidden();

  const email = address("reader");
  await reader.page.getByRole("textbox", { name: form("name") }).fill("A Reader");
  await reader.page.getByRole("textbox", { name: form("email") }).fill(email);
  await reader.page.getByRole("combobox", { name: form("place") }).selectOption("KZ-75");
  await reader.page.getByRole("button", { name: form("button"), exact: true }).click();
  await expect(reader.page.getByRole("heading", { level: 1 })).toHaveText(
    words("en", "petitions.thanks.title"),
  );
  await reader.page.goto(site);
  await confirms(reader.page, "en", inbox, email);
  expect(
    await db().signature.findMany({
      where: { petitionId: petition.id },
      select: { state: true, consents: { select: { purpose: true } } },
    }),
  ).toMatchObject([{ consents: [] }]);
  const next = reader.page.getByRole("region", { name: link("next") });
  await expect(next.getByRole("link", { name: link("join") })).toHaveAttribute("href", "/en/join");
  await expect(next.getByRole("link", { name: link("events") })).toHaveAttribute(
    "href",
    "/en/events",
  );
  await expect(next.getByRole("link", { name: words("en", "shares.telegram") })).toHaveAttribute(
    "href",
    new RegExp(petition.slug),
  );

  await page.reload();
  await page.getByText(admin("edit.retract"), { exact: true }).first().click();
  const retract = page.locator("form#retract");
  await retract.locator('[name="reason"]').fill("A figure is wrong");
  await retract.getByRole("button", { name: admin("edit.retract") }).click();
  await expect(page).toHaveURL(/done=retracted/);
  await expect(async () => {
    expect((await ask(`/en/briefings/${slug}`)).status).toBe(404);
    expect((await ask("/en")).body).not.toContain(title);
  }).toPass();
  await reader.leave();
});

test("Botagoz announces an event, which the front page and the board show, and calls it off", async ({
  page,
  context,
}) => {
  const slug = `meeting-${Date.now().toString(36)}`;
  const title = `A meeting ${slug}`;
  await signIn(context, "organiser");
  await page.goto("/en/admin/events/new");
  await field(page, "slug").fill(slug);
  await field(page, "kind").selectOption("meeting");
  await field(page, "place").selectOption("KZ-75");
  await field(page, "capacity").fill("30");
  // Sooner than anything that other journeys announce.
  const soon = (minutes: number) =>
    localTime(new Date(Date.now() + minutes * 60_000), "Asia/Almaty").slice(0, 16);
  await field(page, "startsAt").fill(soon(-30));
  await field(page, "endsAt").fill(soon(-60));
  for (const locale of locales) {
    await field(page, `title_${locale}`).fill(locale === "en" ? title : `${title} (${locale})`);
    await field(page, `summary_${locale}`).fill(`What for (${locale}).`);
    await field(page, `venue_${locale}`).fill(`The Book House (${locale})`);
    await field(page, `body_${locale}`).fill(`Bring *paper* (${locale}).`);
  }
  await page.getByRole("button", { name: admin("edit.preview") }).click();
  await expect(
    page.getByRole("region", { name: admin("edit.previewTitle") }).locator("em"),
  ).toHaveText(["paper", "paper", "paper"]);
  // It ends before it begins: said beside the field, and nothing is lost.
  await page.getByRole("button", { name: admin("edit.save"), exact: true }).click();
  await expect(field(page, "endsAt")).toHaveAttribute("aria-invalid", "true");
  await expect(field(page, "body_ru")).toHaveValue("Bring *paper* (ru).");
  await field(page, "endsAt").fill(soon(120));
  await page.getByRole("button", { name: admin("edit.save"), exact: true }).click();
  await expect(page).toHaveURL(/done=created/);
  await page.getByRole("button", { name: admin("edit.publish") }).click();
  await expect(page).toHaveURL(/done=published/);
  await expect(async () => {
    for (const path of ["/en", "/en/events", `/en/events/${slug}`]) {
      expect((await ask(path)).body, path).toContain(title);
    }
  }).toPass();

  const say = (name: string) => words("en", `admin.event.${name}`);
  await page.getByText(say("callOff"), { exact: true }).first().click();
  const off = page.locator("form#call-off");
  await off.locator('[name="reason"]').fill("The hall is closed");
  await off.getByRole("button", { name: say("callOff") }).click();
  await expect(page).toHaveURL(/done=calledOff/);
  await expect(async () => {
    expect((await ask(`/en/events/${slug}`)).body).toContain("The hall is closed");
  }).toPass();
});
