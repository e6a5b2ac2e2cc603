// Signatures that come from paper: made of a line, joined to the one the same person gave, and taken out again.
import type { Tx } from "../../../db";
import type { Locale } from "../../../i18n/locales";
import { newId } from "../../../tokens";
import { domainHash, nameHash } from "../../../vault/lookup";
import { newRowKey, type Vault } from "../../../vault/vault";
import type { RemovalCategory } from "../../removals/rules";
import { signerLinkEnd } from "../../rules";

/** A line as it becomes a signature. */
export type LinePerson = {
  petitionId: string;
  name: string;
  /** Null when not given. */
  email: string | null;
  emailHash: Uint8Array<ArrayBuffer> | null;
  place: string;
  locale: Locale;
  version: number;
  enteredAt: Date;
};

/** What the address on a line leads to. */
export type Met =
  | { kind: "new" }
  | { kind: "online" | "paper" | "pending" | "removed"; signatureId: string };

/** The signature under an address, locked; withdrawn and erased ones have let go of theirs. */
export async function meetByEmail(
  tx: Tx,
  petitionId: string,
  emailHash: Uint8Array | null,
): Promise<Met> {
  if (emailHash === null) return { kind: "new" };
  const [row] = await tx.$queryRaw<{ id: string; state: string; source: "online" | "paper" }[]>`
    SELECT id, state::text AS state, source::text AS source FROM signature
    WHERE petition_id = ${petitionId}::uuid AND email_hash = ${new Uint8Array(emailHash)}
    FOR UPDATE`;
  if (!row) return { kind: "new" };
  if (row.state === "pending") return { kind: "pending", signatureId: row.id };
  if (row.state === "invalidated") return { kind: "removed", signatureId: row.id };
  return { kind: row.source, signatureId: row.id };
}

/** The cells of a paper signature, sealed under a key of its own. */
function sealed(vault: Vault, id: string, { petitionId, name, email, place }: LinePerson) {
  const scope = `petition:${petitionId}`;
  const rowKey = newRowKey();
  const cells = vault.row("signature", id, rowKey);
  return {
    rowKey,
    nameHash: nameHash(scope, name, place),
    domainHash: email === null ? null : domainHash(scope, email),
    sealedName: cells.sealText("name", name),
    sealedEmail: cells.seal("email", email),
    sealedComment: null,
  };
}

/**
 * Makes a confirmed signature with source `paper`; the tally counts it like any other.
 * @returns its id; null when somebody signed with this address at this very moment
 */
export async function makePaperSignature(
  tx: Tx,
  vault: Vault,
  person: LinePerson,
  now: Date,
): Promise<string | null> {
  const id = newId();
  const { petitionId, emailHash, place, locale, version, enteredAt } = person;
  const { count } = await tx.signature.createMany({
    data: [
      {
        id,
        petitionId,
        state: "confirmed",
        source: "paper",
        version,
        place,
        locale,
        emailHash,
        ...sealed(vault, id, person),
        createdAt: now,
        confirmedAt: now,
        // Nothing was mailed: who signs online with this address is answered at once.
        mailRequestedAt: new Date(enteredAt.getTime() - 86_400_000),
      },
    ],
    skipDuplicates: true,
  });
  return count === 1 ? id : null;
}

/**
 * Makes the paper one out of an online signature that waits for its mailbox: the hand has signed, so
 * nothing is left to wait for. What was typed online is let go, with its consents – a stranger could
 * have typed it; the links in its mails go on working, for withdrawing.
 * @returns false when it was confirmed, or went, at this very moment
 */
export async function turnPendingToPaper(
  tx: Tx,
  vault: Vault,
  signatureId: string,
  person: LinePerson,
  now: Date,
): Promise<boolean> {
  const { place, version } = person;
  const { count } = await tx.signature.updateMany({
    where: { id: signatureId, state: "pending" },
    data: {
      state: "confirmed",
      source: "paper",
      version,
      place,
      ...sealed(vault, signatureId, person),
      commentState: null,
      shareLinkId: null,
      confirmedAt: now,
    },
  });
  if (count === 0) return false;
  const { closesAt, retentionDays } = await tx.petition.findUniqueOrThrow({
    where: { id: person.petitionId },
    select: { closesAt: true, retentionDays: true },
  });
  await tx.consent.deleteMany({ where: { signatureId } });
  await tx.token.updateMany({
    where: { signatureId, purpose: "signature" },
    data: { expiresAt: signerLinkEnd(closesAt, retentionDays, now) },
  });
  return true;
}

/**
 * Takes a paper signature out of the count because its line is decided anew. Its person's data goes
 * from here – the line holds it – so that the same address can be accepted again; number, place and
 * removal stay.
 * @param reason for the record; never personal data
 * @returns false when it was withdrawn or declared invalid meanwhile
 */
export async function takeOutPaperSignature(
  tx: Tx,
  actorId: string,
  signatureId: string,
  category: RemovalCategory,
  reason: string,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.signature.updateMany({
    where: { id: signatureId, source: "paper", state: { in: ["confirmed", "counted"] } },
    data: {
      state: "invalidated",
      rowKey: null,
      emailHash: null,
      nameHash: null,
      domainHash: null,
      commentState: null,
      sealedName: null,
      sealedEmail: null,
      sealedComment: null,
    },
  });
  if (count === 0) return false;
  await tx.signatureRemoval.create({
    data: {
      id: newId(),
      signatureId,
      kind: "invalidated",
      category,
      reason,
      createdAt: now,
      createdById: actorId,
    },
    select: { id: true },
  });
  await tx.consent.deleteMany({ where: { signatureId } });
  await tx.token.deleteMany({ where: { signatureId } });
  return true;
}
