// Names and instants for builders.
import { randomBytes } from "node:crypto";

let made = 0;
const mine = randomBytes(3).toString("hex");

/** A part of a name that no other thing has, not even of another process on the same database. */
export function next(): string {
  made += 1;
  return `${mine}${made}`;
}

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** An instant relative to now, in milliseconds. */
export function fromNow(milliseconds: number): Date {
  return new Date(Date.now() + milliseconds);
}
