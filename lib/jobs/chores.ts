// What recurs without anybody asking: expiry, retention, clean-ups, and when they run.
import { expireAttendances } from "../events/guests/commands";
import { log } from "../log";
import { forgetRemovedMembers } from "../members/commands";
import { clearBlocks } from "../petitions/blocks/commands";
import { expireFiles } from "../petitions/delivery-files/commands";
import { expireEndorsements } from "../petitions/endorsements/erasure/commands";
import { erasePetitionData, expirePendingSignatures } from "../petitions/erasure/commands";
import { wakeMailings } from "../petitions/mailings/commands";
import { recountAll } from "../petitions/recounts/commands";
import { sizeOf } from "../petitions/recounts/rules";
import { remindPending } from "../petitions/reminders/commands";
import { clearWatch } from "../petitions/watch/commands";
import { expireSupporters } from "../supporters/commands";
import { clearLeftovers } from "./leftovers";

/** A chore may run twice or late without harm. */
export type Chore = {
  /** Five cron fields, in UTC. */
  match: string;
  run: () => Promise<void>;
};

export const chores = {
  /** Rows nobody confirmed in time, and what else the domains let go with time. */
  expire: {
    match: "*/10 * * * *",
    async run() {
      const now = new Date();
      const signatures = await expirePendingSignatures(now);
      const supporters = await expireSupporters(now);
      const attendances = await expireAttendances(now);
      const endorsements = await expireEndorsements(now);
      log.info("expired", {
        signatures: signatures.expired,
        endorsements: endorsements.unconfirmed + endorsements.declined,
        supporters: supporters.unconfirmed + supporters.left,
        attendances: attendances.unconfirmed + attendances.past,
      });
    },
  },
  /** Reminders to confirm, once after a day and once after three. */
  remind: {
    match: "*/10 * * * *",
    async run() {
      log.info("reminded", await remindPending(new Date()));
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
  /** Lists for the addressee, which are copies and kept for days only. */
  forgetLists: {
    match: "29 * * * *",
    async run() {
      log.info("lists-forgotten", await expireFiles(new Date()));
    },
  },
  /** Mailings that should be on their way and have no job any more. */
  wake: {
    match: "*/5 * * * *",
    async run() {
      const { woken } = await wakeMailings();
      if (woken > 0) log.info("mailings-woken", { woken });
    },
  },
  /** Signatures against totals, at 03:17 of the campaign's zone (lib/i18n/zones.ts). A difference is told
   *  by the readiness check, the overview and the petition's pages, and stops its totals. */
  recount: {
    match: "17 22 * * *",
    async run() {
      for (const { slug, rows, ...found } of await recountAll(new Date())) {
        if (sizeOf(found) === 0) log.info("recounted", { slug, rows });
        else log.warn("count-differs", { slug, rows, places: sizeOf(found) });
      }
    },
  },
  clear: {
    match: "43 * * * *",
    async run() {
      const now = new Date();
      log.info("cleared", {
        ...(await clearLeftovers(now)),
        ...(await clearBlocks(now)),
        ...(await clearWatch(now)),
        ...(await forgetRemovedMembers(now)),
      });
    },
  },
} satisfies Record<string, Chore>;
