// Reads of lines, opened: a sheet's, with who entered and who decided them.
import { db } from "../../../db";
import { openVault, type Vault } from "../../../vault/vault";
import type { LineRejection } from "../rules";

export type PaperLine = {
  id: string;
  position: number;
  state: "collected" | "checked" | "rejected";
  place: string;
  /** Null once erased, and where nobody could read it. */
  name: string | null;
  locality: string | null;
  email: string | null;
  phone: string | null;
  isIllegible: boolean;
  isUnsigned: boolean;
  signedOn: Date;
  enteredAt: Date;
  enteredById: string | null;
  decidedAt: Date | null;
  decidedById: string | null;
  rejection: LineRejection | null;
  signatureId: string | null;
  isJoined: boolean;
  isErased: boolean;
  /** A cell does not open, and is null here: the line has to be entered anew from the sheet. */
  isBroken: boolean;
};

/** What reading a line takes, still sealed. */
export const lineColumns = {
  id: true,
  position: true,
  state: true,
  place: true,
  isIllegible: true,
  isUnsigned: true,
  signedOn: true,
  enteredAt: true,
  enteredById: true,
  decidedAt: true,
  decidedById: true,
  rejection: true,
  signatureId: true,
  isJoined: true,
  erasedAt: true,
  rowKey: true,
  sealedName: true,
  sealedLocality: true,
  sealedEmail: true,
  sealedPhone: true,
} as const;

type Sealed = Omit<PaperLine, "name" | "locality" | "email" | "phone" | "isErased" | "isBroken"> & {
  erasedAt: Date | null;
  rowKey: Uint8Array | null;
  sealedName: Uint8Array | null;
  sealedLocality: Uint8Array | null;
  sealedEmail: Uint8Array | null;
  sealedPhone: Uint8Array | null;
};

/** Opens a line's cells. */
export function openLine(vault: Vault, sealed: Sealed): PaperLine {
  const { rowKey, sealedName, sealedLocality, sealedEmail, sealedPhone, erasedAt, ...line } =
    sealed;
  const cells = vault.row("paper_line", line.id, rowKey);
  const opened = {
    name: cells.openIf("name", sealedName),
    locality: cells.openIf("locality", sealedLocality),
    email: cells.openIf("email", sealedEmail),
    phone: cells.openIf("phone", sealedPhone),
  };
  const has = [sealedName, sealedLocality, sealedEmail, sealedPhone].filter(
    (cell) => cell !== null,
  );
  const open = Object.values(opened).filter((cell) => cell !== null);
  const isBroken = open.length < has.length;
  return { ...line, ...opened, isErased: erasedAt !== null, isBroken };
}

/** A sheet's lines by their numbers. Personal data: `paper:see`. */
export async function listLines(petitionId: string, sheetId: string): Promise<PaperLine[]> {
  const [vault, rows] = await Promise.all([
    openVault(`petition:${petitionId}`),
    db().paperLine.findMany({
      where: { sheetId, petitionId },
      orderBy: { position: "asc" },
      select: lineColumns,
    }),
  ]);
  return rows.map((row) => openLine(vault, row));
}

/** One line; null when the sheet has none such. Personal data: `paper:see`. */
export async function findLine(
  petitionId: string,
  sheetId: string,
  lineId: string,
): Promise<PaperLine | null> {
  const lines = await listLines(petitionId, sheetId);
  return lines.find(({ id }) => id === lineId) ?? null;
}

/** The numbers on a sheet that have a line already. */
export async function listTakenPositions(sheetId: string): Promise<number[]> {
  const rows = await db().paperLine.findMany({
    where: { sheetId },
    orderBy: { position: "asc" },
    select: { position: true },
  });
  return rows.map(({ position }) => position);
}
