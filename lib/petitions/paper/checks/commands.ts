// The second person's decisions: lines accepted, joined or rejected, all of one form or none; and taken back.
import { inTransaction, Prisma, type Tx } from "../../../db";
import { ok, type Result, refuse } from "../../../result";
import { openVault, type Vault } from "../../../vault/vault";
import { lockSignatures } from "../../locks/commands";
import {
  keepApart,
  type LineMove,
  type LockedSheet,
  lockDecisions,
  lockSheet,
  moveLines,
  recordSheetDeed,
} from "../commands";
import { lineColumns, openLine, type PaperLine } from "../lines/queries";
import { redeemPledge, returnPledge } from "../pledges/commands";
import {
  type LinePerson,
  makePaperSignature,
  meetByEmail,
  takeOutPaperSignature,
  turnPendingToPaper,
} from "../signatures/commands";
import type { CheckProblem, LineProblem } from "./rules";
import type { Choice, LineDecision } from "./schema";

/** Rolls the whole form back: what was chosen for the other lines is not half done. */
class NotDecidable extends Error {
  override name = "NotDecidable";
  constructor(readonly problems: readonly LineProblem[]) {
    super("Some lines cannot be decided so.");
  }
}

type Found = PaperLine & {
  emailHash: Uint8Array<ArrayBuffer> | null;
  nameHash: Uint8Array<ArrayBuffer> | null;
};

type Outcome =
  | { problem: CheckProblem }
  | { signatureId: string; isJoined: boolean; distinctFrom: string[] };

/** Locks every signature that these lines may meet, before any of them is looked at. */
function lockMet(tx: Tx, petitionId: string, lines: readonly (Found | undefined)[]) {
  const known = (of: "emailHash" | "nameHash") =>
    lines.flatMap((line) => (line?.[of] ? [new Uint8Array(line[of])] : []));
  return lockSignatures(
    tx,
    Prisma.sql`petition_id = ${petitionId}::uuid
      AND (email_hash = ANY (${known("emailHash")}::bytea[])
        OR name_hash = ANY (${known("nameHash")}::bytea[]) AND state IN ('confirmed', 'counted'))`,
  );
}

/** Namesakes in the same region whose signatures stand, locked against withdrawing meanwhile. */
function namesakes(tx: Tx, petitionId: string, hash: Uint8Array | null) {
  if (hash === null) return Promise.resolve([]);
  return tx.$queryRaw<{ id: string; source: "online" | "paper" }[]>`
    SELECT id, source::text AS source FROM signature
    WHERE petition_id = ${petitionId}::uuid AND name_hash = ${new Uint8Array(hash)}
      AND state IN ('confirmed', 'counted') ORDER BY id FOR UPDATE`;
}

async function accept(
  tx: Tx,
  vault: Vault,
  sheet: LockedSheet,
  line: Found,
  choice: Exclude<Choice, { kind: "reject" }>,
  now: Date,
): Promise<Outcome> {
  if (line.name === null) return { problem: "incomplete" };
  if (line.isIllegible || line.isUnsigned) return { problem: "flagged" };
  const { petitionId, locale, version } = sheet;
  const { name, email, emailHash, place, enteredAt } = line;
  const person: LinePerson = {
    petitionId,
    name,
    email,
    emailHash,
    place,
    locale,
    version,
    enteredAt,
  };
  // Twice at most: what was not there at the first look is there, and locked, at the second.
  for (;;) {
    const met = await meetByEmail(tx, petitionId, emailHash);
    if (met.kind === "online") {
      return { signatureId: met.signatureId, isJoined: true, distinctFrom: [] };
    }
    if (met.kind === "paper") return { problem: "on-paper" };
    if (met.kind === "removed") return { problem: "removed" };
    const others = await namesakes(tx, petitionId, line.nameHash);
    if (choice.kind === "same") {
      const same = others.find(({ id }) => id === choice.signatureId);
      if (same?.source !== "online") return { problem: "no-namesake" };
      return { signatureId: same.id, isJoined: true, distinctFrom: [] };
    }
    if (others.length > 0 && choice.kind !== "distinct") return { problem: "namesake" };
    const distinctFrom = others.filter(({ source }) => source === "online").map(({ id }) => id);
    if (met.kind === "pending") {
      const { signatureId } = met;
      if (await turnPendingToPaper(tx, vault, signatureId, person, now)) {
        return { signatureId, isJoined: false, distinctFrom };
      }
      continue;
    }
    const made = await makePaperSignature(tx, vault, person, now);
    if (made !== null) return { signatureId: made, isJoined: false, distinctFrom };
  }
}

/** What is known of a line before anything is decided. */
function problemOf(line: Found, actorId: string): CheckProblem | null {
  if (line.state !== "collected") return "decided";
  if (line.enteredById === actorId) return "own";
  return line.isErased ? "erased" : null;
}

async function decide(
  tx: Tx,
  vault: Vault,
  sheet: LockedSheet,
  line: Found,
  choice: Choice,
  { actorId, now }: { actorId: string; now: Date },
): Promise<{ problem: CheckProblem } | { move: LineMove }> {
  const problem = problemOf(line, actorId);
  if (problem !== null) return { problem };
  const moved = { sheetId: sheet.id, place: line.place, collected: -1 };
  const decided = { decidedAt: now, decidedById: actorId };
  if (choice.kind === "reject") {
    await tx.paperLine.update({
      where: { id: line.id },
      data: { state: "rejected", rejection: choice.rejection, ...decided },
      select: { id: true },
    });
    return { move: { ...moved, rejected: 1 } };
  }
  const outcome = await accept(tx, vault, sheet, line, choice, now);
  if ("problem" in outcome) return outcome;
  const { signatureId, isJoined, distinctFrom } = outcome;
  if (isJoined) await redeemPledge(tx, sheet.petitionId, signatureId, now);
  await tx.paperLine.update({
    where: { id: line.id },
    data: { state: "checked", signatureId, isJoined, ...decided },
    select: { id: true },
  });
  await keepApart(tx, line.id, distinctFrom, now);
  return { move: { ...moved, ...(isJoined ? { joined: 1 } : { checked: 1 }) } };
}

/** Decided already, by the same person, in the same form sent twice. */
const isRepeated = (line: Found, actorId: string) =>
  line.state !== "collected" && line.decidedById === actorId;

/**
 * Decides lines of a sheet. Who decides is not who entered (the database holds to it, too). An accepted
 * line becomes a signature of its own, or joins the online one that the same address gave (a pledge is
 * redeemed by it); a pending online one becomes the paper one. All choices of one form are done, or none.
 * @returns how many lines were decided; refused `unknown`, `voided`, or with the problems by line
 */
export async function decideLines(
  actorId: string,
  petitionId: string,
  sheetId: string,
  decisions: readonly LineDecision[],
  now: Date,
): Promise<
  | Result<{ decided: number }, "unknown" | "voided">
  | { ok: false; reason: "lines"; problems: readonly LineProblem[] }
> {
  const vault = await openVault(`petition:${petitionId}`);
  try {
    return await inTransaction(async (tx) => {
      await lockDecisions(tx, petitionId);
      const sheet = await lockSheet(tx, petitionId, sheetId);
      if (sheet === null) return refuse("unknown");
      if (sheet.voidedAt !== null) return refuse("voided");
      const rows = await tx.paperLine.findMany({
        where: { sheetId },
        select: { ...lineColumns, emailHash: true, nameHash: true },
      });
      const lines = new Map(
        rows.map(({ emailHash, nameHash, ...row }) => [
          row.id,
          { ...openLine(vault, row), emailHash, nameHash },
        ]),
      );
      await lockMet(
        tx,
        petitionId,
        decisions.map(({ lineId }) => lines.get(lineId)),
      );
      const problems: LineProblem[] = [];
      const moves: LineMove[] = [];
      for (const { lineId, choice } of decisions) {
        const line = lines.get(lineId);
        if (!line) {
          problems.push({ position: null, problem: "gone" });
          continue;
        }
        if (isRepeated(line, actorId)) continue;
        const done = await decide(tx, vault, sheet, line, choice, { actorId, now });
        if ("problem" in done) problems.push({ position: line.position, problem: done.problem });
        else moves.push(done.move);
      }
      if (problems.length > 0) throw new NotDecidable(problems);
      if (moves.length === 0) return ok({ decided: 0 });
      await moveLines(tx, petitionId, moves);
      await recordSheetDeed(tx, sheetId, "checked", { actorId, now }, { lines: moves.length });
      return ok({ decided: moves.length });
    });
  } catch (error) {
    if (error instanceof NotDecidable) {
      return { ok: false, reason: "lines", problems: error.problems };
    }
    throw error;
  }
}

/**
 * Takes a decision back: the line waits again. The signature it had become leaves the count with the
 * category `error`; one it had joined stays as it is, a redeemed pledge as a pledge.
 * @param reason for the record; never personal data
 * @returns refused `unknown`, `undecided`, `erased`, or `removed` when its signature was withdrawn or
 *   declared invalid since
 */
export function reopenLine(
  actorId: string,
  petitionId: string,
  { sheetId, lineId }: { sheetId: string; lineId: string },
  reason: string,
  now: Date,
): Promise<Result<undefined, "unknown" | "undecided" | "erased" | "removed">> {
  return inTransaction(async (tx) => {
    await lockDecisions(tx, petitionId);
    const sheet = await lockSheet(tx, petitionId, sheetId);
    const line = await tx.paperLine.findFirst({
      where: { id: lineId, sheetId },
      select: lineColumns,
    });
    if (sheet === null || line === null) return refuse("unknown");
    if (line.state === "collected") return refuse("undecided");
    if (line.erasedAt !== null) return refuse("erased");
    const own = line.isJoined ? null : line.signatureId;
    if (own !== null && !(await takeOutPaperSignature(tx, actorId, own, "error", reason, now))) {
      return refuse("removed");
    }
    if (line.isJoined && line.signatureId) await returnPledge(tx, line.signatureId);
    await tx.paperLine.update({
      where: { id: lineId },
      data: {
        state: "collected",
        decidedAt: null,
        decidedById: null,
        rejection: null,
        signatureId: null,
        isJoined: false,
      },
      select: { id: true },
    });
    await tx.paperDistinct.deleteMany({ where: { lineId } });
    const was = line.state === "rejected" ? "rejected" : line.isJoined ? "joined" : "checked";
    const moved = { sheetId, place: line.place, collected: 1, [was]: -1 };
    await moveLines(tx, petitionId, [moved]);
    const details = { position: line.position, reason, ...(own && { signature: own }) };
    await recordSheetDeed(tx, sheetId, "reopened", { actorId, now }, details);
    return ok();
  });
}
