// `npm run screenshots`: pictures of every page, sheets of many side by side, and a list of what does not
// fit. A tool to look with, not a test. Needs what the journeys need (e2e/playwright.config.ts says what).
//
//   npm run screenshots -- --pages petitions,join --width 360,1280 --locale kk --scheme dark --fill overfull
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import { completeEnvironment } from "@/lib/env";
import { isLocale, type Locale, locales } from "@/lib/i18n/locales";
import { chromiumArgs, findChromium } from "@/lib/testing/chromium";
import { type Fill, fill, fills } from "./fill";
import { misfits } from "./misfits";
import { adminPages, personalPages, publicPages, type Things } from "./pages";
import { signIn } from "./people";
import { startStack } from "./stack";

const FOLDER = path.resolve("e2e/.results/screenshots");
const SHEET_HEIGHT = 2_000;

type Scheme = "light" | "dark";
type Wish = { pages: string[]; widths: number[]; locales: Locale[]; schemes: Scheme[]; fill: Fill };
type Shot = { name: string; file: string };

const say = (line: string) => process.stdout.write(`${line}\n`);

function list(value: string | undefined, otherwise: string): string[] {
  return (value ?? otherwise).split(",").filter((part) => part !== "");
}

function readWish(): Wish {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: { pages: text, width: text, locale: text, scheme: text, fill: text },
  });
  return {
    pages: list(values.pages, ""),
    widths: list(values.width, "360,768,1280").map(Number),
    locales: list(values.locale, locales.join()).filter(isLocale),
    schemes: list(values.scheme, "light,dark").map((one) => (one === "dark" ? "dark" : "light")),
    fill: fills.find((one) => one === values.fill) ?? "ordinary",
  };
}

function addresses(locale: Locale, things: Things | null): string[] {
  if (!things)
    return ["", "/briefings", "/petitions", "/events", "/join"].map((rest) => `/${locale}${rest}`);
  const noes = [
    "/no-such-page",
    "/signatures/nothing",
    "/endorsements/nothing",
    "/join/nothing",
    "/preferences/nothing",
    "/sign-in/set-up/nothing",
  ];
  return [
    ...publicPages(locale, things),
    `/${locale}/preferences`,
    `/${locale}/petitions/zhanaozen-homes-rights`,
    `/${locale}/briefings/election-without-choice`,
    ...personalPages(locale, things),
    ...noes.map((rest) => `/${locale}${rest}`),
    ...adminPages(locale, things),
  ];
}

/** A file's name from an address, without its ids. */
function nameOf(address: string): string {
  const plain = address
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id")
    .replaceAll(/[\w-]{40,}/g, "token");
  return plain.split("/").slice(2).join("_") || "front";
}

async function shoot(context: BrowserContext, wish: Wish, all: string[], folder: string) {
  const page = await context.newPage();
  const shots: Shot[] = [];
  let isIn = false;
  const wanted = all.filter(
    (address) => wish.pages.length === 0 || wish.pages.some((part) => address.includes(part)),
  );
  for (const [index, address] of wanted.entries()) {
    if (address.includes("/admin") && !isIn) {
      await signIn(context, "admin");
      isIn = true;
    }
    await page.goto(address);
    const name = `${String(index).padStart(2, "0")}-${nameOf(address)}`;
    const file = path.join(folder, `${name}.png`);
    // What is laid out only when a reader gets near is wanted in the picture too.
    await page.evaluate(() => {
      const shown = new CSSStyleSheet();
      shown.replaceSync(".further-down { content-visibility: visible }");
      document.adoptedStyleSheets.push(shown);
    });
    await page.screenshot({ path: file, fullPage: true });
    shots.push({ name, file });
    for (const line of await page.evaluate(misfits))
      say(`${path.relative(FOLDER, folder)} ${name}: ${line}`);
  }
  await page.close();
  return shots;
}

async function sheet(browser: Browser, shots: readonly Shot[], width: number, file: string) {
  const across = width < 500 ? 8 : width < 1_000 ? 4 : 3;
  const shown = Math.min(width, 460);
  const page = await browser.newPage({ viewport: { width: across * (shown + 12), height: 900 } });
  const place = path.join(path.dirname(file), "sheet.html");
  const figures = shots.map(
    ({ name, file: picture }) =>
      `<figure><figcaption>${name}</figcaption><img src="${path.relative(path.dirname(place), picture)}"></figure>`,
  );
  await writeFile(
    place,
    `<!doctype html><style>body{margin:6px;display:flex;flex-wrap:wrap;gap:10px;background:#999;font:12px sans-serif}
    figure{margin:0;width:${shown}px;max-height:${SHEET_HEIGHT}px;overflow:hidden}img{width:100%;display:block}</style>${figures.join("")}`,
  );
  await page.goto(`file://${place}`);
  await page.screenshot({ path: file, fullPage: true });
  await page.close();
}

async function shootAll(wish: Wish, site: string): Promise<void> {
  const executablePath = await findChromium(say);
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  const things = await fill(wish.fill);
  for (const locale of wish.locales) {
    for (const colorScheme of wish.schemes) {
      for (const width of wish.widths) {
        const folder = path.join(FOLDER, wish.fill, `${locale}-${width}-${colorScheme}`);
        await mkdir(folder, { recursive: true });
        const viewport = { width, height: width < 500 ? 720 : 900 };
        const context = await browser.newContext({ baseURL: site, viewport, colorScheme });
        // tsx keeps functions' names with a helper that pages do not have.
        await context.addInitScript("globalThis.__name = (value) => value");
        const shots = await shoot(context, wish, addresses(locale, things), folder);
        const across = width < 500 ? 8 : width < 1_000 ? 8 : 6;
        for (let from = 0; from < shots.length; from += across) {
          const file = path.join(
            FOLDER,
            wish.fill,
            `sheet-${locale}-${width}-${colorScheme}-${from / across}.png`,
          );
          await sheet(browser, shots.slice(from, from + across), width, file);
        }
        await context.close();
      }
    }
  }
  await browser.close();
}

const wish = readWish();
const running = process.env.E2E_SITE_URL;
const stack = running ? null : await startStack();
completeEnvironment(stack?.environment ?? {});
try {
  await shootAll(wish, process.env.E2E_SITE_URL ?? "");
  say(`Pictures are in ${FOLDER}.`);
} finally {
  await stack?.stop();
}
