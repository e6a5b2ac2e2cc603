// Reads of switches: everyone that was ever thrown.
import { db } from "../../db";
import type { SwitchKind } from "./schema";

/** One throw of a switch, as organisers see it. */
export type SwitchDeed = {
  id: string;
  kind: SwitchKind;
  reason: string;
  thrownAt: Date;
  thrownById: string | null;
  endedAt: Date | null;
  endedById: string | null;
};

/** The latest switches of a petition, newest first. @param most how many */
export function listSwitches(petitionId: string, most = 50): Promise<SwitchDeed[]> {
  return db().petitionSwitch.findMany({
    where: { petitionId },
    orderBy: [{ thrownAt: "desc" }, { id: "desc" }],
    take: most,
    select: {
      id: true,
      kind: true,
      reason: true,
      thrownAt: true,
      thrownById: true,
      endedAt: true,
      endedById: true,
    },
  });
}
