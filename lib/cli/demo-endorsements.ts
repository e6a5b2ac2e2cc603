// Synthetic organisations that endorse: a few on the page, some that wait for an organiser, one declined.
import { db } from "../db";
import type { Locale } from "../i18n/locales";
import { newId } from "../tokens";
import { lookupHash } from "../vault/lookup";
import { newRowKey, openVault } from "../vault/vault";
import { randomNumbers, syntheticPerson } from "./demo-people";

const HOUR = 3_600_000;

/** The words for "example", so that nobody takes them for a real organisation. */
const NAMES: Record<Locale, (branch: number) => string> = {
  kk: (branch) => `«Мысал» көрсетілім кәсіподағы, ${branch}-бөлімше`,
  ru: (branch) => `Демонстрационный профсоюз «Пример», отделение ${branch}`,
  en: (branch) => `Sample Union for a demonstration, branch ${branch}`,
};

/** What organisers have decided, one endorsement each. */
const STATES = [
  ...Array.from({ length: 7 }, () => "approved" as const),
  ...Array.from({ length: 3 }, () => "waiting" as const),
  "declined" as const,
];

/**
 * Adds a few synthetic endorsements to a petition that has none. Further runs add nothing.
 * @param now the latest instant of any
 */
export async function insertEndorsements(petitionId: string, now: Date): Promise<void> {
  if ((await db().endorsement.count({ where: { petitionId } })) > 0) return;
  const scope = `petition:${petitionId}` as const;
  const vault = await openVault(scope);
  const random = randomNumbers(STATES.length);
  const data = STATES.map((state, index) => {
    const { name, email, place, locale } = syntheticPerson(index + 1, random);
    const id = newId();
    const rowKey = newRowKey();
    const cells = vault.row("endorsement", id, rowKey);
    const at = (hours: number) => new Date(now.getTime() - (hours + 30 * index) * HOUR);
    return {
      ...{ id, petitionId, place, locale, rowKey, synthetic: true },
      organisation: NAMES[locale](index + 1),
      standsFor: 12 + Math.floor(random() * 2_400),
      emailHash: lookupHash(scope, email),
      sealedContact: cells.seal("contact", name),
      sealedEmail: cells.seal("email", email),
      ...{ createdAt: at(6), mailRequestedAt: at(6), confirmedAt: at(5) },
      approvedAt: state === "approved" ? at(2) : null,
      declinedAt: state === "declined" ? at(2) : null,
    };
  });
  await db().endorsement.createMany({ data });
}
