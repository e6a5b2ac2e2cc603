// What recurs without anybody asking: expiry, retention, clean-ups, and when they run.
import { expireAttendances } from "../events/guests/commands";
import { log } from "../log";
import { erasePetitionData, expirePendingSignatures } from "../petitions/erasure/commands";
import { expireSupporters } from "../supporters/commands";
import { clearLeftovers } from "./leftovers";

/** A chore may run twice or late without harm. */
export type Chore = {
  /** Five cron fields, in UTC. */
  match: string;
  run: () => Promise<void>;
};

export const chores = {
  /** Rows nobody confirmed within 72 hours, and what else the domains let go with time. */
  expire: {
    match: "*/10 * * * *",
    async run() {
      const now = new Date();
      const signatures = await expirePendingSignatures(now);
      const supporters = await expireSupporters(now);
      const attendances = await expireAttendances(now);
      log.info("expired", {
        signatures: signatures.expired,
        supporters: supporters.unconfirmed + supporters.left,
        attendances: attendances.unconfirmed + attendances.past,
      });
    },
  },
  /** Signers' data of petitions that closed long enough ago; `npm run retention -- --dry-run` tells beforehand. */
  retain: {
    match: "17 * * * *",
    async run() {
      const retired = await erasePetitionData(new Date(), { isDryRun: false });
      for (const { slug, signatures } of retired) log.info("retired", { slug, signatures });
    },
  },
  clear: {
    match: "43 * * * *",
    async run() {
      log.info("cleared", await clearLeftovers(new Date()));
    },
  },
} satisfies Record<string, Chore>;
