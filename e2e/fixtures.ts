// What every journey starts with: a browser that complains of nothing, an inbox, and builders of data.
import { type Browser, test as base, type Page } from "@playwright/test";
import { Inbox } from "./inbox";

export { expect } from "@playwright/test";

const siteUrl = () => process.env.E2E_SITE_URL ?? "";

/** Requests of Chromium's own, or of a page's own making, that reach no network. */
const STAYS_HOME = /^(data|blob|about|chrome-extension):/;

const withoutFragment = (url: string) => url.replace(/#.*$/, "");

/**
 * Notes what a page must never do: write to the console, throw, or ask anybody but the site.
 * @returns the notes, growing while the page lives
 */
export function watch(page: Page): string[] {
  const notes: string[] = [];
  const refused = new Set<string>();
  page.on("response", (response) => {
    // A document that says 404, 409, 410 or 422 is an answer; Chromium also calls it an error.
    const isAnswer = [404, 409, 410, 422].includes(response.status());
    if (isAnswer && response.request().resourceType() === "document") {
      refused.add(withoutFragment(response.url()));
    }
  });
  page.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    if (
      refused.has(withoutFragment(message.location().url)) &&
      message.text().startsWith("Failed to load")
    )
      return;
    notes.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => notes.push(`threw: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!STAYS_HOME.test(url) && new URL(url).origin !== siteUrl()) notes.push(`asked ${url}`);
  });
  return notes;
}

/**
 * A browser of somebody else's. Before the test ends `leave` it: of this page the same is asked as of the
 * test's own.
 */
export async function another(
  browser: Browser,
  { javaScriptEnabled }: { javaScriptEnabled: boolean },
) {
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  const notes = watch(page);
  return {
    context,
    page,
    async leave() {
      await context.close();
      if (notes.length > 0) throw new Error(complaint(notes));
    },
  };
}

const complaint = (notes: readonly string[]) => `The browser complained.\n${notes.join("\n")}`;

type Fixtures = {
  inbox: Inbox;
  /** An address nobody else in this run has. */
  address: (name: string) => string;
};

export const test = base.extend<Fixtures>({
  baseURL: async ({ browserName: _browser }, use) => use(siteUrl()),
  page: async ({ page }, use) => {
    const notes = watch(page);
    await use(page);
    if (notes.length > 0) throw new Error(complaint(notes));
  },
  inbox: async ({ request }, use) => use(new Inbox(request, process.env.E2E_INBOX_URL ?? "")),
  address: async ({ request: _request }, use, info) => {
    const run = `${info.workerIndex}${Date.now().toString(36)}`;
    await use((name) => `${name}-${run}@people.test`);
  },
});
