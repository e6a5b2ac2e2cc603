// Reads of switches: which are on now, and everyone that was ever thrown.
import { db } from "../../db";
import { type Switches, switchesOf } from "./rules";
import type { SwitchKind } from "./schema";

/** Which switches of a petition are on. @param petitionId an id that exists */
export async function findSwitches(petitionId: string): Promise<Switches> {
  const rows = await db().petitionSwitch.findMany({
    where: { petitionId, endedAt: null },
    select: { kind: true, thrownAt: true, texts: true },
  });
  return switchesOf(rows);
}

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
