// What the fault checks share: the product in parts, started once for the whole run.
import { test as base } from "@playwright/test";
import { db } from "@/lib/db";
import { type Parts, startParts } from "./parts";

export { expect } from "@playwright/test";

export const test = base.extend<object, { parts: Parts }>({
  parts: [
    async ({ browserName: _browser }, use) => {
      const parts = await startParts();
      await use(parts);
      await db().$disconnect();
      await parts.end();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});
