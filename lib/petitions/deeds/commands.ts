// What every deed of an organiser on a petition begins and ends with: its row held, the deed recorded, the pages told.
import { recordDeed } from "../../audit/commands";
import { notifyChanged, type Tx } from "../../db";
import { pathsShowingPetition } from "../../urls";

export type HeldPetition = {
  id: string;
  slug: string;
  rule: unknown;
  closesAt: Date | null;
  version: number;
  retentionDays: number;
  publications: { id: string; publishedAt: Date; endedAt: Date | null }[];
  closures: { id: string }[];
  briefings: { slug: string }[];
};

/** Locks the petition, so that two organisers' deeds follow each other. @returns null for an unknown id */
export async function holdPetition(tx: Tx, id: string): Promise<HeldPetition | null> {
  await tx.$queryRaw`SELECT id FROM petition WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return tx.petition.findUnique({
    where: { id },
    select: {
      id: true,
      slug: true,
      rule: true,
      closesAt: true,
      version: true,
      retentionDays: true,
      publications: {
        select: { id: true, publishedAt: true, endedAt: true },
        orderBy: { publishedAt: "asc" },
      },
      closures: { where: { reopenedAt: null }, select: { id: true } },
      briefings: { select: { slug: true } },
    },
  });
}

/** Records a deed in the audit log and tells every page that shows the petition. */
export async function recordPetitionDeed(
  tx: Tx,
  actorId: string | null,
  action: string,
  petition: { id: string; slug: string; briefings?: { slug: string }[] },
  details: Record<string, string | number> = {},
): Promise<void> {
  await recordDeed(tx, {
    actorId,
    action,
    subjectType: "petition",
    subjectId: petition.id,
    details: { slug: petition.slug, ...details },
  });
  const briefings = petition.briefings?.map(({ slug }) => slug);
  await notifyChanged(tx, pathsShowingPetition(petition.slug, briefings));
}
