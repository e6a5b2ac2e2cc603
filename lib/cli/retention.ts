// `npm run retention [-- --dry-run]`: erases, or only tells, the signers' data whose time is over.
// The worker does the same every hour.
import { erasePetitionData } from "../petitions/erasure/commands";
import { withDatabase } from "./session";
import { runMain, Stop, say } from "./terminal";

runMain(import.meta.url, async (args) => {
  const isDryRun = args.includes("--dry-run");
  if (args.some((arg) => arg !== "--dry-run")) throw new Stop("The only option is --dry-run.");
  await withDatabase(async () => {
    const retired = await erasePetitionData(new Date(), { isDryRun });
    if (retired.length === 0) say("No petition's retention is over; nothing to erase.");
    for (const { slug, signatures } of retired) {
      const done = isDryRun ? "would be erased" : "is erased";
      say(
        `${slug}: the data of ${signatures} ${signatures === 1 ? "signature" : "signatures"} ${done}.`,
      );
    }
  });
});
