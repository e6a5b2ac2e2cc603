// Ordering sheets: consecutive numbers, one collector and region, the version of the texts that stands now.
import { recordDeed } from "../../../audit/commands";
import { inTransaction } from "../../../db";
import { isPlaceOf } from "../../../region-sets";
import { ok, type Result, refuse } from "../../../result";
import { newId } from "../../../tokens";
import { newRowKey, openVault } from "../../../vault/vault";
import { petitionState, regionSetOf } from "../../rules";
import { HUNDRED, type OrderInput } from "./schema";

/**
 * Orders sheets by the hundred. Their numbers follow the petition's last without a gap; two orders at
 * once follow each other. The sheets carry the version of the texts that stands now.
 * @param actorId the member; null for the command line
 * @param input.collector who gets them: sealed, as every person's name
 * @returns the order's id; refused `unknown`, `draft` (nothing published to print), `closed`, or
 *   `foreign-place` (a region this petition does not count by)
 */
export async function orderSheets(
  actorId: string | null,
  petitionId: string,
  input: OrderInput,
  now: Date,
): Promise<Result<{ id: string }, "unknown" | "draft" | "closed" | "foreign-place">> {
  const vault = await openVault(`petition:${petitionId}`);
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM petition WHERE id = ${petitionId}::uuid FOR NO KEY UPDATE`;
    const petition = await tx.petition.findUnique({
      where: { id: petitionId },
      select: {
        rule: true,
        version: true,
        closesAt: true,
        publications: { where: { endedAt: null }, select: { id: true } },
        closures: { where: { reopenedAt: null }, select: { id: true } },
      },
    });
    if (petition === null) return refuse("unknown");
    const isPublished = petition.publications.length > 0;
    const isClosed = petition.closures.length > 0;
    const state = petitionState({ isPublished, isClosed, closesAt: petition.closesAt }, now);
    if (state !== "open") return refuse(state);
    if (!isPlaceOf(regionSetOf(petition), input.place)) return refuse("foreign-place");
    const id = newId();
    const rowKey = newRowKey();
    const { place, locale, hundreds, collector } = input;
    const sheets = hundreds * HUNDRED;
    await tx.paperOrder.create({
      data: {
        id,
        petitionId,
        locale,
        version: petition.version,
        place,
        sheets,
        rowKey,
        sealedCollector: vault.row("paper_order", id, rowKey).sealText("collector", collector),
        createdAt: now,
        createdById: actorId,
      },
      select: { id: true },
    });
    const { _max } = await tx.paperSheet.aggregate({
      where: { petitionId },
      _max: { serial: true },
    });
    const first = (_max.serial ?? 0) + 1;
    const rows = Array.from({ length: sheets }, (_, index) => ({
      id: newId(),
      petitionId,
      orderId: id,
      serial: first + index,
      place,
      locale,
      version: petition.version,
      lastDeedAt: now,
    }));
    await tx.paperSheet.createMany({ data: rows });
    await tx.paperSheetDeed.createMany({
      data: rows.map((row) => ({
        id: newId(),
        sheetId: row.id,
        at: now,
        byId: actorId,
        kind: "ordered",
      })),
    });
    await recordDeed(tx, {
      actorId,
      action: "paper:order",
      subjectType: "petition",
      subjectId: petitionId,
      details: { order: id, sheets, first, place, locale },
    });
    return ok({ id });
  });
}
