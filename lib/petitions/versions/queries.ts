// Reads of a petition's versions, each with the one before it, for readers and organisers.
import { db } from "../../db";
import { thresholdRule } from "../../thresholds/schema";
import type { Amendable } from "./rules";
import { type VersionReason, versionReason, versionTexts } from "./schema";

export type Version = Amendable & {
  number: number;
  createdAt: Date;
  /** Null for the first. */
  reason: VersionReason;
};

/** Most shown; a petition amended more often has lost its readers. */
const MOST = 100;

/** Every version of a petition, the newest first. */
export async function listVersions(petitionId: string): Promise<Version[]> {
  const rows = await db().petitionVersion.findMany({
    where: { petitionId },
    orderBy: { number: "desc" },
    take: MOST,
    select: {
      number: true,
      rule: true,
      closesAt: true,
      texts: true,
      reason: true,
      createdAt: true,
    },
  });
  return rows.map(({ rule, texts, reason, ...row }) => ({
    ...row,
    rule: thresholdRule.parse(rule),
    texts: versionTexts.parse(texts),
    reason: versionReason.parse(reason),
  }));
}
