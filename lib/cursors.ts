// Where a page of a long list begins, as the address bar has it.
import { looksLikeId } from "./tokens";

/** The last row of the page before: lists run newest first, by time and then by id. */
export type Cursor = { createdAt: Date; id: string };

/** A cursor as one address parameter: milliseconds and id. */
export function writeCursor({ createdAt, id }: Cursor): string {
  return `${createdAt.getTime()}.${id}`;
}

/** Reads a cursor from an address; anything that is none counts as the first page. */
export function readCursor(value: string | string[] | undefined): Cursor | null {
  if (typeof value !== "string") return null;
  const [time = "", id = ""] = value.split(".");
  if (!/^\d{1,15}$/.test(time) || !looksLikeId(id)) return null;
  return { createdAt: new Date(Number(time)), id };
}
