// Figure: a cached public page against bare Node http sending the same bytes under the same head.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startChild, stopChild } from "@/lib/cli/children";
import { freePort } from "@/lib/cli/ports";
import { type Figure, rounded } from "../figure";
import { load, median } from "../load";
import { petitionPage, siteUrl } from "../pages";
import { untilAnswering } from "../wait";
import { ASKING, fetchOnWire } from "../wire";

const ROUNDS = 3;
const SECONDS = 4;
/** Node writes these itself. */
function withoutConnection(head: readonly string[]): string[] {
  return head.filter(
    (_, at) => !/^(?:date|connection|keep-alive)$/i.test(head[at - (at % 2)] ?? ""),
  );
}

export const cachedPage: Figure = {
  name: "cached-page",
  claim:
    "A cached public page, brotli, is at least half as fast as bare Node http sending the same bytes",
  async measure(stack) {
    const url = `${siteUrl(stack)}${await petitionPage(stack)}`;
    await fetchOnWire(url);
    const { head, body } = await fetchOnWire(url);
    const folder = await mkdtemp(path.join(tmpdir(), "bosaga-bench-"));
    const [headFile, bodyFile] = [path.join(folder, "head.json"), path.join(folder, "body")];
    await writeFile(headFile, JSON.stringify(withoutConnection(head)));
    await writeFile(bodyFile, body);
    const port = await freePort();
    const baseline = startChild("bare http", "bench/processes/bare-http.ts", process.env, {
      args: [String(port), headFile, bodyFile],
    });
    try {
      const bare = `http://127.0.0.1:${port}/`;
      await untilAnswering(bare);
      const ours: number[] = [];
      const theirs: number[] = [];
      await load({ url, seconds: 1, headers: ASKING });
      await load({ url: bare, seconds: 1, headers: ASKING });
      // Turn by turn, so that what else the machine does falls on both.
      for (let round = 0; round < ROUNDS; round += 1) {
        ours.push((await load({ url, seconds: SECONDS, headers: ASKING })).perSecond);
        theirs.push((await load({ url: bare, seconds: SECONDS, headers: ASKING })).perSecond);
      }
      return {
        checks: [
          {
            what: `${body.length} bytes of brotli`,
            measured: `${rounded(median(ours))}/s`,
            baseline: `${rounded(median(theirs))}/s`,
            ratio: median(ours) / median(theirs),
            floor: 0.5,
          },
        ],
      };
    } finally {
      await stopChild(baseline, 2_000);
      await rm(folder, { recursive: true });
    }
  },
};
