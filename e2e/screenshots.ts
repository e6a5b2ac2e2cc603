// `npm run screenshots`: every page at three widths, in three languages, by day and in the dark, into
// e2e/.results/screenshots. Only `-- kk` or a part of an address: fewer. Needs the build of `npm test`.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { type BrowserContext, chromium } from "@playwright/test";
import { completeEnvironment } from "@/lib/env";
import { locales } from "@/lib/i18n/locales";
import { chromiumArgs, findChromium } from "@/lib/testing/chromium";
import type { Things } from "./pages";
import { startStack } from "./stack";

const FOLDER = path.resolve("e2e/.results/screenshots");
const WIDTHS = [360, 768, 1280];
const wanted = process.argv.slice(2);

const say = (line: string) => process.stdout.write(`${line}\n`);

/** The address as a file name, ids and tokens left out. */
function fileName(address: string): string {
  return (
    address
      .replace(/[A-Za-z0-9_-]{43}|[0-9a-f]{8}-[0-9a-f-]{27}/g, "x")
      .replace(/-[0-9a-f]{7,}/g, "")
      .replace(/^\//, "")
      .replaceAll("/", "_") || "front"
  );
}

async function shoot(context: BrowserContext, addresses: readonly string[]): Promise<number> {
  const page = await context.newPage();
  let count = 0;
  for (const address of addresses) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(address);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const file = `${fileName(address)}.${width}.${colorScheme}.png`;
        await page.screenshot({ path: path.join(FOLDER, file), fullPage: true });
        count += 1;
      }
    }
  }
  await page.close();
  return count;
}

/** The seeded pages, which have real text, and one of everything else. */
async function addressesOf(all: Things): Promise<string[]> {
  const [{ adminPages, personalPages, publicPages }, { db }] = await Promise.all([
    import("./pages"),
    import("@/lib/db"),
  ]);
  const oldest = { orderBy: { createdAt: "asc" }, select: { slug: true } } as const;
  const [petition, briefing, event] = await Promise.all([
    db().petition.findFirstOrThrow(oldest),
    db().briefing.findFirstOrThrow(oldest),
    db().event.findFirstOrThrow(oldest),
  ]);
  return locales
    .flatMap((locale) => [
      `/${locale}/petitions/${petition.slug}`,
      `/${locale}/briefings/${briefing.slug}`,
      `/${locale}/events/${event.slug}`,
      ...publicPages(locale, all),
      ...personalPages(locale, all),
      `/${locale}/no-such-page`,
      ...adminPages(locale, all),
    ])
    .filter(
      (address) => wanted.length === 0 || wanted.some((part) => `${address}/`.includes(part)),
    );
}

const stack = await startStack();
try {
  completeEnvironment(stack.environment);
  Object.assign(process.env, stack.environment);
  const [{ things }, { signIn }] = await Promise.all([import("./pages"), import("./people")]);
  const addresses = await addressesOf(await things());
  await mkdir(FOLDER, { recursive: true });
  const executablePath = await findChromium(say);
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  const baseURL = process.env.E2E_SITE_URL;
  const stranger = await browser.newContext({ baseURL });
  const organiser = await browser.newContext({ baseURL });
  await signIn(organiser, "admin");
  const isDesk = (address: string) => /^\/\w\w\/admin/.test(address);
  const [there, here] = await Promise.all([
    shoot(
      stranger,
      addresses.filter((address) => !isDesk(address)),
    ),
    shoot(organiser, addresses.filter(isDesk)),
  ]);
  await browser.close();
  say(`${there + here} pictures in ${path.relative(process.cwd(), FOLDER)}.`);
} finally {
  await stack.stop();
}
process.exit();
