// Reading why a signature no longer counts.
import { db } from "../../db";

export type Removal = {
  kind: "withdrawn" | "invalidated";
  createdAt: Date;
  /** Null: the signer. */
  createdById: string | null;
  reason: string | null;
};

/** The removal of a signature; null while it stands. */
export function findRemoval(signatureId: string): Promise<Removal | null> {
  return db().signatureRemoval.findUnique({
    where: { signatureId },
    select: { kind: true, createdAt: true, createdById: true, reason: true },
  });
}
