// What organisers type to block somebody from signing.
import { z } from "zod";
import { box, choice, emailAddress, line } from "../../forms";
import { isUsablePattern } from "./rules";

export const blockKinds = ["domain", "address", "name", "email"] as const;

/** A mail domain as people write it: `example.org`, `@example.org`. */
export const mailDomain = line(253).pipe(
  z
    .string()
    .transform((value) => value.replace(/^@/, "").toLowerCase())
    .pipe(
      z.string().regex(/^[^\s@<>()[\]\\,;:"/*?]+\.[^\s@<>()[\]\\,;:"./*?]{2,}$/u, "bad-address"),
    ),
);

/** A pattern with `*` and `?`; see matchesPattern(). */
export const wildcard = line(100).refine(isUsablePattern, "bad-pattern");

/** A day of the campaign's zone, the block's last; empty: until it is ended. */
const lastDay = z
  .string("wrong-type")
  .trim()
  .regex(/^([12]\d{3}-\d{2}-\d{2})?$/, "bad-date")
  // Asia/Almaty keeps UTC+5 all year since 1 March 2024 (lib/i18n/zones.ts).
  .transform((day) =>
    day === "" ? null : new Date(Date.parse(`${day}T00:00:00+05:00`) + 86_400_000),
  )
  .refine((end) => end === null || !Number.isNaN(end.getTime()), "bad-date")
  .default(null);

const readers = { domain: mailDomain, address: emailAddress(), name: wildcard, email: wildcard };

/** `name` and `email` are patterns held against the one or the other. */
export const blockForm = z
  .strictObject({
    kind: choice(blockKinds),
    value: line(254),
    reason: line(300),
    until: lastDay,
    everywhere: box(),
  })
  .superRefine(({ kind, value }, context) => {
    const read = readers[kind].safeParse(value);
    for (const { message } of read.error?.issues ?? []) {
      context.addIssue({ code: "custom", message, path: ["value"] });
    }
  });

export type BlockInput = z.output<typeof blockForm>;

/** A domain, an address or a pattern in the spelling it is kept in. */
export function blockedValue({ kind, value }: Pick<BlockInput, "kind" | "value">): string {
  return readers[kind].parse(value);
}

/** What can be changed of a block that stands. */
export const blockChange = z.strictObject({ reason: line(300), until: lastDay });
