// Starts further processes of the site beside the stack's own.
import { type Child, startChild } from "@/lib/cli/children";
import { freePort } from "@/lib/cli/ports";
import type { Stack } from "./figure";
import { untilAnswering } from "./wait";

export type Site = { url: string; child: Child };

/**
 * Starts another server process and waits until it answers.
 * @param changes to the stack's environment, for example another DATABASE_URL
 */
export async function startSite(stack: Stack, changes: Record<string, string> = {}): Promise<Site> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = startChild(
    "another site",
    "server.ts",
    {
      ...process.env,
      ...stack.environment,
      NODE_ENV: "production",
      PORT: String(port),
      SITE_URL: url,
      ...changes,
    },
    { isQuiet: true },
  );
  await untilAnswering(`${url}/api/health/live`);
  return { url, child };
}
