// The outcome of a command: a value, or one of its named refusals.

export type Ok<T> = { readonly ok: true; readonly value: T };
export type Refused<R extends string> = { readonly ok: false; readonly reason: R };
export type Result<T, R extends string> = Ok<T> | Refused<R>;

/** The command did what was asked. */
export function ok(): Ok<undefined>;
export function ok<T>(value: T): Ok<T>;
export function ok<T>(value?: T): Ok<T | undefined> {
  return { ok: true, value };
}

/** The command changed nothing, for this reason; who called it turns the reason into a sentence. */
export function refuse<R extends string>(reason: R): Refused<R> {
  return { ok: false, reason };
}
