// `npm run recount [-- --petition slug] [--repair --reason "…"]`: counts signatures again from their rows and
// says where the totals differ. Changes nothing without --repair; the worker recounts every night.
import { parseArgs } from "node:util";
import { repairCount } from "../petitions/recounts/commands";
import { countAgain, listCounted, type RecountResult } from "../petitions/recounts/queries";
import { withDatabase } from "./session";
import { runMain, Stop, say } from "./terminal";

type Wish = { petition: string | undefined; isRepair: boolean; reason: string };

function wishOf(args: string[]): Wish {
  const { values } = parseArgs({
    args,
    options: {
      petition: { type: "string" },
      repair: { type: "boolean", default: false },
      reason: { type: "string" },
    },
  });
  const reason = values.reason?.trim() ?? "";
  if (values.repair && !values.petition) {
    throw new Stop("A repair is of one petition: say --petition and its address.");
  }
  if (values.repair && (reason === "" || reason.length > 300)) {
    throw new Stop(
      'A repair asks for --reason "…", of at most 300 characters; readers will see it.',
    );
  }
  return { petition: values.petition, isRepair: values.repair, reason };
}

const daysOf = (days: number, of: string) =>
  days === 0 ? "" : `, ${days} ${days === 1 ? "day" : "days"} of ${of}`;

function tell(slug: string, { rows, differences, corrections }: RecountResult): void {
  if (differences.length + corrections.length === 0) {
    say(`${slug}: ${rows} signatures count, as the totals say.`);
    return;
  }
  say(`${slug}: ${rows} signatures count, and the totals differ:`);
  for (const { place, stored, counted, storedPaper, countedPaper, days } of differences) {
    const paper = storedPaper === countedPaper ? "" : `, on paper ${storedPaper} → ${countedPaper}`;
    say(`  ${place}: ${stored} → ${counted}${paper}${daysOf(days, "the history")}`);
  }
  for (const { category, stored, counted, days } of corrections) {
    say(`  corrections, ${category}: ${stored} → ${counted}${daysOf(days, "the corrections")}`);
  }
}

runMain(import.meta.url, async (args) => {
  const { petition, isRepair, reason } = wishOf(args);
  await withDatabase(async () => {
    const petitions = await listCounted(petition);
    if (petition !== undefined && petitions.length === 0) {
      throw new Stop(`There is no petition with the address ${petition}.`);
    }
    if (petitions.length === 0) say("Nothing has been counted yet.");
    for (const { id, slug } of petitions) {
      if (!isRepair) {
        tell(slug, await countAgain(id));
        continue;
      }
      const repaired = await repairCount(null, id, reason, new Date());
      if (!repaired.ok) {
        say(`${slug}: the totals are what the rows come to; there is nothing to repair.`);
        continue;
      }
      tell(slug, repaired.value);
      say(`${slug}: repaired; the totals move again.`);
    }
  });
});
