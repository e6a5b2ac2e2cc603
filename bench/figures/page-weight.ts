// Figure: what a petition's page weighs on its way to a phone, and that nothing on it waits for a script.
import { type Browser, chromium, type Page } from "@playwright/test";
import { say } from "@/lib/cli/terminal";
import { locales } from "@/lib/i18n/locales";
import { chromiumArgs, findChromium } from "@/lib/testing/chromium";
import { withClient } from "@/lib/testing/postgres";
import { atMost, type Check, exactly, type Figure } from "../figure";
import { databaseUrl, petitionPage, siteUrl } from "../pages";
import { prepare } from "../prepare";
import { fetchOnWire } from "../wire";

const SIGNATURES = 1_000;
const MOST_BYTES = 60_000;
const PHONE = { width: 360, height: 740 };
/** Nothing stands at this address, and its page uses no component that runs in a browser: the scripts
 *  it loads are what every page of this build loads, Next's and React's own. */
const EMPTY_PAGE = "/bench/no-such-page";

const kinds = ["document", "stylesheet", "font", "script", "image"] as const;
type Kind = (typeof kinds)[number];

/** What Chromium fetches for a page that is opened and not scrolled, by kind. */
async function fetchedFor(page: Page, url: string): Promise<Map<string, Kind>> {
  const fetched = new Map<string, Kind>();
  page.on("request", (request) => {
    const kind = kinds.find((known) => known === request.resourceType());
    if (kind) fetched.set(request.url(), kind);
  });
  await page.goto(url, { waitUntil: "networkidle" });
  // What is fetched later, when the page is read to its end, is no part of the first view.
  return new Map(fetched);
}

async function onPhone<T>(
  browser: Browser,
  javaScriptEnabled: boolean,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled });
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

/** The bytes of each kind, as sent, without the scripts of the empty page. */
async function weigh(fetched: ReadonlyMap<string, Kind>, runtime: ReadonlySet<string>) {
  const bytes: Record<Kind, number> = { document: 0, stylesheet: 0, font: 0, script: 0, image: 0 };
  for (const [url, kind] of fetched) {
    if (runtime.has(url)) continue;
    bytes[kind] += (await fetchOnWire(url)).body.length;
  }
  return bytes;
}

/** The page as it is read aloud: every word and control, a line each. */
const words = (page: Page) => page.locator("body").ariaSnapshot();

/** How many scripts of a page hold up what is shown: those that are neither deferred nor asynchronous. */
function blockingScripts(html: string): number {
  const tags = html.match(/<script\b[^>]*\ssrc=[^>]*>/g) ?? [];
  return tags.filter((tag) => !/\s(?:async|defer|nomodule)\b|type="module"/i.test(tag)).length;
}

/** What exists only to serve scripts: buttons that copy or share, and places where they will report. */
const SCRIPTS_OWN = /^- (?:button .*|status|alert)$/;

/** Lines that a reader with scripts is read and one without is not, times of day aside. */
function missing(withScript: string, without: string): string[] {
  const lines = (text: string) =>
    text.split("\n").map((line) => line.replaceAll(/\d{1,2}:\d\d/g, "").trim());
  const there = new Set(lines(without));
  return lines(withScript).filter((line) => !there.has(line) && !SCRIPTS_OWN.test(line));
}

export const pageWeight: Figure = {
  name: "page-weight",
  claim:
    "A petition's page weighs at most 60 kB without Next's own runtime, and waits for no script",
  async measure(stack) {
    const site = siteUrl(stack);
    const path = await petitionPage(stack);
    // The page of a campaign under way, with its numbers and the names people chose to show.
    await prepare(stack, "bench/processes/demonstrate.ts", { args: [String(SIGNATURES)] });
    // A campaign's own page carries no notice that it is a demonstration.
    await withClient(databaseUrl(stack), (client) =>
      client.query("UPDATE campaign SET synthetic = false"),
    );
    const browser = await chromium.launch({
      executablePath: await findChromium(say),
      args: chromiumArgs,
    });
    try {
      const empty = await onPhone(browser, true, (page) =>
        fetchedFor(page, `${site}${EMPTY_PAGE}`),
      );
      const runtime = new Set(
        [...empty].filter(([, kind]) => kind === "script").map(([url]) => url),
      );
      const checks: Check[] = [];
      for (const locale of locales) {
        const url = `${site}${path.replace("/kk/", `/${locale}/`)}`;
        const html = await (await fetch(url)).text();
        const [fetched, full] = await onPhone(browser, true, async (page) => [
          await fetchedFor(page, url),
          await words(page),
        ]);
        const plain = await onPhone(browser, false, async (page) => {
          await page.goto(url);
          return words(page);
        });
        const { document, stylesheet, font, script, image } = await weigh(fetched, runtime);
        const all = document + stylesheet + font + script + image;
        const parts = `HTML ${document}, CSS ${stylesheet}, fonts ${font}, own script ${script}, pictures ${image}`;
        const gone = missing(full, plain);
        for (const line of gone) say(`  only with script, ${locale}: ${line}`);
        checks.push(
          atMost(`${locale} (${parts})`, all, MOST_BYTES, "bytes"),
          exactly(`${locale}, scripts that hold up the page`, blockingScripts(html), 0),
          exactly(`${locale}, lines missing without script`, gone.length, 0),
        );
      }
      const whole = await weigh(new Map([...empty].filter(([url]) => runtime.has(url))), new Set());
      checks.push({
        ...atMost("for comparison, Next's own runtime", whole.script, MOST_BYTES, "bytes"),
        floor: undefined,
      });
      return { checks };
    } finally {
      await browser.close();
    }
  },
};
