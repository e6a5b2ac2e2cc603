// Writes of joining: signing up, and the proof from the mailbox.
import { inTransaction, type Tx } from "../../db";
import { inEvenTime } from "../../even-time";
import type { Locale } from "../../i18n/locales";
import { enqueue } from "../../jobs/queue";
import { hasMailLeft } from "../../mail/queries";
import { ok, type Result, refuse } from "../../result";
import { hashToken, looksLikeToken, newId } from "../../tokens";
import { lookupHash } from "../../vault/lookup";
import { newRowKey, openVault } from "../../vault/vault";
import { consentToNews, lockByEmail, setHelp } from "../commands";
import { mayMailAgain } from "../rules";
import type { JoinInput } from "../schema";

type Joining = Omit<JoinInput, "via"> & { locale: Locale; shareLinkId: string | null };

/**
 * Somebody signs up. Nothing counts until they confirm from the mailbox. Whoever has joined already
 * is not changed by anybody typing their address: they get a mail that says so. The caller learns
 * nothing of all this, and the answer takes the same time.
 */
export function join(input: Joining, now: Date): Promise<void> {
  return inEvenTime(() => takeJoining(input, now));
}

async function takeJoining(input: Joining, now: Date): Promise<void> {
  const vault = await openVault("supporters");
  const emailHash = lookupHash("supporters", input.email);
  await inTransaction(async (tx) => {
    const found = await lockByEmail(tx, emailHash);
    if (found && !mayMailAgain(found.mailRequestedAt, now)) return;
    if (found && !(await hasMailLeft(tx, { supporterId: found.id }, now))) return;
    const id = found?.id ?? newId();
    if (found && found.confirmedAt !== null && found.leftAt === null) {
      await tx.supporter.update({
        where: { id },
        data: { mailRequestedAt: now },
        select: { id: true },
      });
    } else {
      const rowKey = newRowKey();
      const cells = vault.row("supporter", id, rowKey);
      const data = {
        place: input.place,
        locale: input.locale,
        languages: input.languages,
        rowKey,
        emailHash,
        sealedName: cells.seal("name", input.name),
        sealedEmail: cells.seal("email", input.email),
        sealedPhone: cells.seal("phone", input.phone),
        mailRequestedAt: now,
        shareLinkId: input.shareLinkId,
      };
      if (found) {
        const again = { ...data, confirmedAt: null, leftAt: null };
        await tx.supporter.update({ where: { id }, data: again, select: { id: true } });
      } else {
        // Of several at once the unique index keeps one; the others have nothing left to do.
        const { count } = await tx.supporter.createMany({
          data: [{ id, createdAt: now, ...data }],
          skipDuplicates: true,
        });
        if (count === 0) return;
      }
      await setHelp(tx, id, input.help);
      await tx.consent.deleteMany({ where: { supporterId: id, withdrawnAt: null } });
      if (input.news) await consentToNews(tx, id, input.locale, now);
    }
    await enqueue(tx, "mailSupporter", { supporterId: id });
  });
}

/** Finds and locks the supporter a confirmation link belongs to. */
async function lockByToken(tx: Tx, token: string) {
  if (!looksLikeToken(token)) return null;
  const link = await tx.token.findUnique({
    where: { hash: hashToken(token), purpose: "supporter" },
    select: { id: true, expiresAt: true, supporterId: true },
  });
  if (link === null || link.supporterId === null) return null;
  await tx.$queryRaw`SELECT id FROM supporter WHERE id = ${link.supporterId}::uuid FOR UPDATE`;
  const supporter = await tx.supporter.findUnique({
    where: { id: link.supporterId },
    select: { id: true, confirmedAt: true, leftAt: true, erasedAt: true },
  });
  return supporter === null || supporter.erasedAt !== null ? null : { link, supporter };
}

/**
 * The person presses the button behind the link in the mail. Pressing twice is as good as once.
 * @returns refused `unknown` (no such link, or the record is erased) or `expired` (too late, or the
 *   person has left since and would have to join anew)
 */
export function confirmJoining(
  token: string,
  now: Date,
): Promise<Result<undefined, "unknown" | "expired">> {
  return inTransaction(async (tx) => {
    const found = await lockByToken(tx, token);
    if (found === null) return refuse("unknown");
    const { link, supporter } = found;
    if (supporter.leftAt !== null) return refuse("expired");
    if (supporter.confirmedAt !== null) return ok();
    if (link.expiresAt <= now) return refuse("expired");
    await tx.supporter.update({
      where: { id: supporter.id },
      data: { confirmedAt: now },
      select: { id: true },
    });
    await tx.token.update({ where: { id: link.id }, data: { usedAt: now }, select: { id: true } });
    return ok();
  });
}

/**
 * “It was not me”: forgets a sign-up that was not confirmed yet, entirely.
 * @returns refused `unknown`, or `joined` when it was confirmed already (the person's own page erases)
 */
export function declineJoining(token: string): Promise<Result<undefined, "unknown" | "joined">> {
  return inTransaction(async (tx) => {
    const found = await lockByToken(tx, token);
    if (found === null) return refuse("unknown");
    if (found.supporter.confirmedAt !== null) return refuse("joined");
    await tx.supporter.delete({ where: { id: found.supporter.id }, select: { id: true } });
    return ok();
  });
}
