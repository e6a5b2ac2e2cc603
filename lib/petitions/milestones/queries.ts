// Reads of milestones: what a petition has reached, and when.
import { db } from "../../db";
import type { MilestoneKind } from "./rules";

export type Milestone = {
  kind: MilestoneKind;
  /** A region's code, empty for the others. */
  place: string;
  reachedAt: Date;
  /** How many counted towards the threshold at that instant. */
  total: number;
};

/** The latest milestones of a petition, newest first. @param most how many; there are two dozen at most */
export function listMilestones(petitionId: string, most = 50): Promise<Milestone[]> {
  return db().milestone.findMany({
    where: { petitionId },
    orderBy: [{ reachedAt: "desc" }, { total: "desc" }, { id: "desc" }],
    take: most,
    select: { kind: true, place: true, reachedAt: true, total: true },
  });
}
