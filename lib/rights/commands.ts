// A person's own rights: erasing everything about them, and unsubscribing.
import { db, inTransaction, type Tx } from "../db";
import { inEvenTime } from "../even-time";
import { eraseAttendancesOf } from "../events/guests/commands";
import { findAttendanceIds } from "../events/guests/queries";
import { enqueue } from "../jobs/queue";
import { hasMailLeft, mailsSince } from "../mail/queries";
import { eraseEndorsementsOf } from "../petitions/endorsements/erasure/commands";
import { findEndorsementIdsOf } from "../petitions/endorsements/erasure/queries";
import { eraseSignaturesOf } from "../petitions/erasure/commands";
import { findSignatureIdsOf } from "../petitions/erasure/queries";
import { findLinesByEmail } from "../petitions/paper/erasure/queries";
import { ok, type Result, refuse } from "../result";
import { eraseSupporter, lockByEmail } from "../supporters/commands";
import { leave } from "../supporters/preferences/commands";
import { findOwnRecord } from "../supporters/preferences/queries";
import { MAIL_PAUSE_MS } from "../supporters/rules";
import { lookupHash } from "../vault/lookup";
import { findPerson, type Person } from "./queries";

async function erasePeople({ email }: Person, now: Date): Promise<void> {
  const hash = lookupHash("supporters", email);
  await inTransaction(async (tx) => {
    await eraseAttendancesOf(tx, email, now);
    const supporter = await lockByEmail(tx, hash);
    if (!supporter) return;
    if (supporter.confirmedAt === null) {
      // Never joined: nothing counts this row, so nothing of it stays.
      await tx.supporter.delete({ where: { id: supporter.id }, select: { id: true } });
    } else await eraseSupporter(tx, supporter.id, now);
  });
}

/**
 * Erases everything about the person behind a link: as supporter, signer, guest and contact. Counts keep
 * their numbers. The link ends with the record it belongs to, so that record goes last: if something
 * breaks on the way, pressing again finishes.
 * @returns refused `unknown` (also when it was erased before) or `expired`
 */
export async function eraseEverything(
  token: string,
  now: Date,
): Promise<Result<undefined, "unknown" | "expired">> {
  const person = await findPerson(token, now);
  if (person === null) return refuse("unknown");
  if (person === "expired") return refuse("expired");
  const { email, from } = person;
  const isSigner = from === "signature" || from === "line";
  if (!isSigner) await eraseSignaturesOf(email, now);
  if (from !== "endorsement") await eraseEndorsementsOf(email);
  await erasePeople(person, now);
  if (from === "endorsement") await eraseEndorsementsOf(email);
  if (isSigner) await eraseSignaturesOf(email, now);
  return ok();
}

/**
 * Unsubscribes the person behind a link from everything we send unasked: they leave the supporters.
 * Doing it twice, or without ever having joined, is as good as once.
 * @returns refused `unknown`; an expired link still unsubscribes, since refusing would help nobody
 */
export async function unsubscribe(token: string, now: Date): Promise<Result<undefined, "unknown">> {
  // Any instant before the link's end finds its person.
  const person = await findPerson(token, new Date(0));
  if (person === null || person === "expired") return refuse("unknown");
  const record = await findOwnRecord(person.email, person.locale);
  if (record !== null) await leave(record.id, now);
  return ok();
}

/**
 * Somebody asks for a link to their own data. If the address is on any list, one mail goes there; the
 * caller learns nothing, and the answer takes the same time. At most one mail in ten minutes.
 */
export function requestDataLink(email: string, now: Date): Promise<void> {
  return inEvenTime(async () => {
    const [signature] = await findSignatureIdsOf(email);
    const [attendance] = await findAttendanceIds(db(), email);
    const line = (await findLinesByEmail(email)).find(({ isOwn }) => isOwn);
    const [endorsement] = await findEndorsementIdsOf(email);
    const hash = lookupHash("supporters", email);
    await inTransaction(async (tx) => {
      const supporter = await lockByEmail(tx, hash);
      const known: readonly [Person["from"], string | undefined][] = [
        ["supporter", supporter?.id],
        ["signature", signature],
        ["attendance", attendance],
        ["endorsement", endorsement],
        ["line", line?.id],
      ];
      const row = known.flatMap(([from, id]) => (id === undefined ? [] : [{ from, id }]))[0];
      if (!row || !(await mayAskAgain(tx, row, now))) return;
      // A line does not say when a mail was asked for: two that wait become one.
      const key = row.from === "line" ? `own-data:${row.id}` : undefined;
      await enqueue(tx, "mailOwnData", row, key);
    });
  });
}

async function mayAskAgain(
  tx: Tx,
  { from, id }: { from: Person["from"]; id: string },
  now: Date,
): Promise<boolean> {
  const owner = {
    supporter: { supporterId: id },
    signature: { signatureId: id },
    attendance: { attendanceId: id },
    line: { lineId: id },
    endorsement: { endorsementId: id },
  }[from];
  if (!(await hasMailLeft(tx, owner, now))) return false;
  const pause = new Date(now.getTime() - MAIL_PAUSE_MS);
  if (from === "line") return (await mailsSince(tx, owner, pause)) === 0;
  const where = { id, mailRequestedAt: { lt: pause } };
  const data = { mailRequestedAt: now };
  const mark = {
    supporter: () => tx.supporter.updateMany({ where, data }),
    signature: () => tx.signature.updateMany({ where, data }),
    attendance: () => tx.attendance.updateMany({ where, data }),
    endorsement: () => tx.endorsement.updateMany({ where, data }),
  };
  const { count } = await mark[from]();
  return count > 0;
}
