// Mails that did not leave: when to try again at once, and when a mailbox is not there.
import type { JobHelpers } from "graphile-worker";

/** From this attempt on, half an hour after the first, a mailbox that is refused is taken for missing. */
const GIVE_UP_AT = 8;

/** SMTP replies that mean this mailbox, not this server or this moment (RFC 5321 §4.2.3). */
const NO_SUCH_MAILBOX: ReadonlySet<unknown> = new Set([550, 551, 553]);

/** Whether the server has said, and said again half an hour later, that the recipient's mailbox does not exist. */
export function isMailboxMissing(error: unknown, attempts: number): boolean {
  return (
    attempts >= GIVE_UP_AT &&
    error instanceof Error &&
    "command" in error &&
    error.command === "RCPT TO" &&
    "responseCode" in error &&
    NO_SUCH_MAILBOX.has(error.responseCode)
  );
}

/** Set at the start too: mails may wait from before a restart. */
let mayWait = true;

/** A mail did not leave: others will be waiting for their next attempt. */
export function mailFailed(): void {
  mayWait = true;
}

/**
 * A mail left. If others failed before, the mail server is back: their next attempt, which the
 * back-off may have put hours away, is now.
 */
export async function mailLeft(helpers: JobHelpers, tasks: readonly string[]): Promise<void> {
  if (!mayWait) return;
  mayWait = false;
  await helpers.query(
    `SELECT graphile_worker.reschedule_jobs(ARRAY(
       SELECT id FROM graphile_worker.jobs
       WHERE task_identifier = ANY($1) AND attempts > 0 AND attempts < max_attempts
         AND locked_at IS NULL AND run_at > now()
     ), run_at := now())`,
    [tasks],
  );
}
