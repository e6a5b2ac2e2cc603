// Raushan of a union branch: signs on her union’s own site; an organiser hands the petition
// over with a list an admin signed off, records the answer and says how it ended.
import type { Browser } from "@playwright/test";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { expect, test } from "./fixtures";
import { attaches, declares, makesList, recordsAnswer, recordsDelivery, sha256 } from "./handover";
import { ask } from "./http";
import { linkIn } from "./inbox";
import { startNeighbour } from "./neighbour";
import { signedIn, signIn } from "./people";
import { words } from "./words";

const site = () => process.env.E2E_SITE_URL ?? "";
const sign = (name: string) => words("en", `petitions.form.${name}`);

/** A petition whose form these sites may show. */
async function embeddable(...origins: string[]) {
  const made = await make.petition();
  await db().petition.update({ where: { id: made.id }, data: { embedOrigins: origins } });
  return made;
}

async function fillIn(browser: Browser, origin: string, javaScriptEnabled: boolean, email: string) {
  const context = await browser.newContext({ javaScriptEnabled, locale: "en-GB" });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.goto(origin);
  const frame = page.frameLocator("iframe");
  await frame.getByRole("textbox", { name: sign("name") }).fill("Raushan Union");
  await frame.getByRole("textbox", { name: sign("email") }).fill(email);
  await frame.getByRole("combobox", { name: sign("place") }).selectOption("KZ-47");
  await frame.getByRole("button", { name: sign("button"), exact: true }).click();
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText(
    words("en", "petitions.thanks.title"),
  );
  await expect(
    frame.getByRole("link", { name: words("en", "petitions.thanks.again") }),
  ).toHaveAttribute("href", /\/en\/petitions\/[^/]+\/thanks$/);
  expect(page.url()).toBe(`${origin}/`);
  expect(await context.cookies()).toEqual([]);
  return { context, page, complaints };
}

test.describe("on another site", () => {
  test("Raushan signs in place without JavaScript, and confirms from her inbox", async ({
    browser,
    inbox,
    address,
  }) => {
    let slug = "";
    const neighbour = await startNeighbour(
      () => `<!doctype html><h1>The union</h1>
        <iframe src="${site()}/embed/petitions/${slug}/en" width="500" height="900"></iframe>`,
    );
    try {
      const petition = await embeddable(neighbour.origin);
      slug = petition.slug;
      const email = address("raushan");
      const { context } = await fillIn(browser, neighbour.origin, false, email);
      await context.close();
      const link = linkIn(await inbox.mailTo(email), "/en/signatures/");
      expect((await ask(link)).status).toBe(200);
      expect(await db().signature.count({ where: { petitionId: petition.id } })).toBe(1);
    } finally {
      await neighbour.stop();
    }
  });

  test("the script turns the link into a frame that fits", async ({ browser, address }) => {
    let slug = "";
    const neighbour = await startNeighbour(
      () => `<!doctype html><h1>The union</h1>
        <a data-bosaga href="${site()}/en/petitions/${slug}">Sign with us</a>
        <script async src="${site()}/embed.js"></script>`,
    );
    try {
      slug = (await embeddable(neighbour.origin)).slug;
      const made = await fillIn(browser, neighbour.origin, true, address("raushan"));
      const { context, page, complaints } = made;
      await expect(page.getByRole("link", { name: "Sign with us" })).toBeHidden();
      const frame = page.frameLocator("iframe");
      await expect(async () => {
        const inside = (await frame.locator("main").boundingBox())?.height ?? 0;
        const outside = (await page.locator("iframe").boundingBox())?.height ?? 0;
        expect(inside).toBeGreaterThan(100);
        expect(Math.abs(outside - inside)).toBeLessThan(3);
      }).toPass();
      expect(complaints).toEqual([]);
      await context.close();
    } finally {
      await neighbour.stop();
    }
  });

  test("nobody else may frame the form, nor anybody another page of ours", async ({ browser }) => {
    const petition = await embeddable("https://union.example");
    const targets = [
      `/embed/petitions/${petition.slug}/en`,
      `/en/petitions/${petition.slug}`,
      "/en/sign-in",
      "/en/join",
    ];
    for (const target of targets) {
      const neighbour = await startNeighbour(
        () => `<!doctype html><iframe src="${site()}${target}" width="500" height="500"></iframe>`,
      );
      const context = await browser.newContext();
      const page = await context.newPage();
      const refused = page.waitForEvent("console", {
        predicate: (message) => /frame-ancestors|X-Frame-Options/i.test(message.text()),
      });
      await page.goto(neighbour.origin);
      await refused;
      await expect(page.frameLocator("iframe").getByRole("button")).toHaveCount(0);
      await context.close();
      await neighbour.stop();
    }
    // With the script, the link stays where the frame is refused.
    const neighbour = await startNeighbour(
      () => `<!doctype html><a data-bosaga href="${site()}/en/petitions/${petition.slug}">Sign</a>
        <script async src="${site()}/embed.js"></script>`,
    );
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(neighbour.origin);
    await expect(page.locator("iframe")).toBeAttached();
    await expect(page.getByRole("link", { name: "Sign" })).toBeVisible();
    await context.close();
    await neighbour.stop();
  });

  test("a frame says so when its petition was retracted", async () => {
    const { id, slug } = await embeddable("https://union.example");
    await db().publication.updateMany({ where: { petitionId: id }, data: { endedAt: new Date() } });
    for (const path of [`/embed/petitions/${slug}/en`, `/embed/petitions/${slug}/en/thanks`]) {
      const { headers, status, body } = await ask(path);
      expect(status).toBe(404);
      expect(headers.get("content-security-policy")).toContain(
        "frame-ancestors https://union.example",
      );
      expect(body).toContain(words("en", "embed.gone.title"));
      expect(body).not.toContain("<form");
    }
  });

  test("headers say who may, cached or not, and the script is small and for everybody", async () => {
    const petition = await embeddable("https://union.example", "https://paper.example");
    const path = `/embed/petitions/${petition.slug}/kk`;
    for (const _time of [1, 2]) {
      const { headers, status } = await ask(path);
      expect(status).toBe(200);
      expect(headers.get("content-security-policy")).toContain(
        "frame-ancestors https://union.example https://paper.example;",
      );
      expect(headers.get("x-frame-options")).toBeNull();
      expect(headers.get("set-cookie")).toBeNull();
      expect(headers.get("cache-control")).toContain("s-maxage");
    }
    const unknown = await ask("/embed/petitions/nothing-here/kk");
    expect(unknown.status).toBe(404);
    expect(unknown.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    const bare = await ask(`/embed/petitions/${petition.slug}?via=leaflet1`, {
      headers: { "Accept-Language": "ru" },
    });
    expect([bare.status, bare.headers.get("location")]).toEqual([
      307,
      `/embed/petitions/${petition.slug}/ru?via=leaflet1`,
    ]);
    const script = await ask("/embed.js");
    expect(script.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(script.headers.get("content-type")).toContain("javascript");
    expect(Buffer.byteLength(script.body)).toBeLessThanOrEqual(3_000);
  });
});

test("the petition is handed over with a signed-off list, answered, and won", async ({
  page,
  context,
}) => {
  const petition = await make.petition();
  await make.signature({
    petitionId: petition.id,
    state: "counted",
    name: "Raushan Union",
    consents: ["publishName"],
  });
  await make.signature({ petitionId: petition.id, state: "counted", name: "Quiet Person" });
  await signIn(context, "admin");
  const say = (name: string) => words("en", `delivery.${name}`);
  const { pdf, csv } = await makesList(page, petition.id);
  expect(csv.toString()).toContain("Raushan Union");
  expect(csv.toString()).not.toContain("Quiet");
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");

  const to = { kk: "Әкімшілік", ru: "Администрация", en: "The Office" };
  const delivery = await recordsDelivery(page, petition.id, to);
  const buffer = Buffer.from("%PDF-1.4 a stamped receipt");
  // What a file is, its content decides.
  await attaches(page, { name: "receipt.exe", mimeType: "application/x-msdownload", buffer });

  // Readers see it: silence first, hashes equal to the files taken out, the document as a download.
  await page.goto(`/en/petitions/${petition.slug}/delivery`);
  await expect(page.getByText(/No answer yet: it was delivered today/)).toBeVisible();
  for (const bytes of [pdf, csv, buffer]) {
    await expect(page.getByText(sha256(bytes))).toBeVisible();
  }
  const href = await page.locator("a[download]").getAttribute("href");
  const document = await ask(href ?? "");
  expect(document.headers.get("content-disposition")).toMatch(/^attachment; filename="delivery-/);
  expect(document.headers.get("content-type")).toBe("application/pdf");
  expect(document.headers.get("x-content-type-options")).toBe("nosniff");

  // The answer ends the silence; the outcome closes the petition.
  await recordsAnswer(page, delivery, "Office", "We agree.");
  await declares(page, petition.id, "victory", "Kept.");
  await page.goto(`/en/petitions/${petition.slug}`);
  await expect(page.getByRole("heading", { name: say("outcome.victory") })).toBeVisible();
  await expect(page.getByText("Answered the same day.")).toBeVisible();
  const api: unknown = JSON.parse((await ask(`/api/v1/petitions/${petition.slug}`)).body);
  expect(api).toMatchObject({
    outcome: "victory",
    deliveries: [
      { sha256: { pdf: sha256(pdf), csv: sha256(csv) }, answeredOn: expect.any(String) },
    ],
  });
});

test("a list is not let out before an admin signed it off", async () => {
  const petition = await make.petition();
  const { id } = await make.deliveryFile({ petitionId: petition.id, signedOff: false });
  const { cookie } = await signedIn("organiser");
  const path = `/en/admin/petitions/${petition.id}/delivery/files/${id}/out`;
  const headers = { Cookie: cookie, Origin: site(), "Sec-Fetch-Site": "same-origin" };
  const answer = await ask(path, { method: "POST", headers, body: new FormData() });
  expect(answer.status).toBe(409);
});
