// Figure: a million signatures are counted again from their rows in less than ten seconds.
import { z } from "zod";
import { withClient } from "@/lib/testing/postgres";
import { atMost, exactly, type Figure } from "../figure";
import { databaseUrl } from "../pages";
import { prepare } from "../prepare";

const ROWS = 1_000_000;
const MOST_SECONDS = 10;

const outcome = z.object({ rows: z.number(), differences: z.number(), seconds: z.number() });

export const recount: Figure = {
  name: "recount",
  claim: "A million signatures are counted again from their rows in less than ten seconds",
  works: false,
  async measure(stack) {
    await prepare(stack, "bench/processes/demonstrate.ts", { args: [String(ROWS)] });
    await withClient(databaseUrl(stack), async (client) => {
      await client.query("VACUUM ANALYZE");
      await client.query("CHECKPOINT");
    });
    const written = await prepare(stack, "bench/processes/recount.ts");
    const { rows, differences, seconds } = outcome.parse(JSON.parse(written));
    return {
      checks: [
        atMost("recounted within", seconds, MOST_SECONDS, "s"),
        exactly("rows that count", rows, ROWS),
        exactly("places that differ", differences, 0),
      ],
    };
  },
};
