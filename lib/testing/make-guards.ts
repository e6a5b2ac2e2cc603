// Builders of what guards a petition: blocks, and deeds that take signatures out.
import { createBlock } from "@/lib/petitions/blocks/commands";
import type { BlockInput } from "@/lib/petitions/blocks/schema";
import { planRemoval } from "@/lib/petitions/removals/commands";
import type { RemovalInput } from "@/lib/petitions/removals/schema";
import { next } from "./make-numbers";
import { petition } from "./make-pages";

/** A block that stands, of a domain unless asked otherwise. */
export async function block(wish: Partial<BlockInput> & { petitionId?: string } = {}) {
  const { petitionId = (await petition()).id, ...rest } = wish;
  const input: BlockInput = {
    kind: "domain",
    value: `flood-${next()}.test`,
    reason: "A flood from there.",
    until: null,
    everywhere: false,
    ...rest,
  };
  const made = await createBlock(null, petitionId, input, new Date());
  if (!made.ok) throw new Error(`No block: ${made.reason}.`);
  return { ...made.value, value: input.value };
}

/** A planned deed that takes signatures out, by a domain unless asked otherwise. */
export async function removal(wish: Partial<RemovalInput> & { petitionId?: string } = {}) {
  const { petitionId = (await petition()).id, ...rest } = wish;
  const input: RemovalInput = {
    from: null,
    until: null,
    place: "",
    link: "",
    domain: "people.test",
    patternOn: "email",
    pattern: "",
    addresses: [],
    category: "automated",
    reason: "A flood.",
    ...rest,
  };
  const planned = await planRemoval(null, petitionId, input, new Date());
  if (!planned.ok) throw new Error(`No plan: ${planned.reason}.`);
  return planned.value;
}
