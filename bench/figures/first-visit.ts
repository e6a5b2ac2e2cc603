// Figure: after a publication, a page that a thousand readers wait for is rendered once.
import { startChild, stopChild } from "@/lib/cli/children";
import { freePort } from "@/lib/cli/ports";
import { withClient } from "@/lib/testing/postgres";
import { exactly, type Figure } from "../figure";
import { load } from "../load";
import { databaseUrl, petitionPage } from "../pages";
import { untilAnswering } from "../wait";

const WAITING = 1_000;
const PUBLICATIONS = 5;

export const firstVisit: Figure = {
  name: "first-visit",
  claim: "The first visit after a publication renders once, however many wait",
  async measure(stack) {
    const path = await petitionPage(stack);
    const port = await freePort();
    const site = startChild(
      "the counted site",
      "bench/processes/counted-site.ts",
      { ...process.env, ...stack.environment, NODE_ENV: "production" },
      { args: [String(port)] },
    );
    const url = `http://127.0.0.1:${port}${path}`;
    const renders = async () => Number(await (await fetch(`http://127.0.0.1:${port + 1}/`)).text());
    try {
      await untilAnswering(url);
      let most = 0;
      for (let publication = 0; publication < PUBLICATIONS; publication += 1) {
        const before = await renders();
        await withClient(databaseUrl(stack), (client) =>
          client.query("SELECT pg_notify('bosaga_changed', $1)", [JSON.stringify([path])]),
        );
        await new Promise((resolve) => setTimeout(resolve, 200));
        await load({ url, seconds: 30, connections: WAITING, amount: WAITING });
        most = Math.max(most, (await renders()) - before);
      }
      const what = `renders of a page ${WAITING} readers wait for`;
      return { checks: [exactly(what, most, 1)] };
    } finally {
      await stopChild(site, 5_000);
    }
  },
};
