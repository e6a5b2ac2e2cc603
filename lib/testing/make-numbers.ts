// Numbers and instants for builders.

let made = 0;

/** A number no other thing of this test file has, for slugs, codes and addresses. */
export function next(): number {
  made += 1;
  return made;
}

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** An instant relative to now, in milliseconds. */
export function fromNow(milliseconds: number): Date {
  return new Date(Date.now() + milliseconds);
}
