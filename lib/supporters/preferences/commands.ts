// Writes a supporter makes to their own record: changing it and leaving.
import { inTransaction } from "../../db";
import { ok, type Result, refuse } from "../../result";
import { openVault } from "../../vault/vault";
import { consentToNews, setHelp } from "../commands";
import type { PreferencesInput } from "../schema";

/**
 * Changes what a supporter said of themselves, and gives or takes back the consent to news.
 * @param id whose record; the caller has proven the mailbox
 * @returns refused `unknown` when the record is erased, left or was never confirmed
 */
export async function changePreferences(
  id: string,
  input: PreferencesInput,
  now: Date,
): Promise<Result<undefined, "unknown">> {
  const vault = await openVault("supporters");
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM supporter WHERE id = ${id}::uuid FOR UPDATE`;
    const found = await tx.supporter.findUnique({
      where: { id, confirmedAt: { not: null }, leftAt: null, erasedAt: null },
      select: {
        rowKey: true,
        consents: { where: { purpose: "news", withdrawnAt: null }, select: { id: true } },
      },
    });
    if (found === null) return refuse("unknown");
    const cells = vault.row("supporter", id, found.rowKey);
    await tx.supporter.update({
      where: { id },
      data: {
        place: input.place,
        locale: input.locale,
        languages: input.languages,
        sealedName: cells.seal("name", input.name),
        sealedPhone: cells.seal("phone", input.phone),
      },
      select: { id: true },
    });
    await setHelp(tx, id, input.help);
    const consented = found.consents.length > 0;
    if (input.news && !consented) await consentToNews(tx, id, input.locale, now);
    if (!input.news && consented) {
      await tx.consent.updateMany({
        where: { supporterId: id, purpose: "news", withdrawnAt: null },
        data: { withdrawnAt: now },
      });
    }
    return ok();
  });
}

/**
 * A supporter leaves: no mail goes there any more, every consent is taken back. What is kept is
 * erased after 30 days unless they join again. Leaving twice is as good as once.
 * @param id whose record; the caller has proven the mailbox
 */
export function leave(id: string, now: Date): Promise<void> {
  return inTransaction(async (tx) => {
    await tx.supporter.updateMany({
      where: { id, leftAt: null, erasedAt: null },
      data: { leftAt: now },
    });
    await tx.consent.updateMany({
      where: { supporterId: id, withdrawnAt: null },
      data: { withdrawnAt: now },
    });
  });
}
