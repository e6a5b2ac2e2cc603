// Pure decisions about signatures taken out of the count.

/** Why signatures are taken out, as readers are told it; texts are in the messages (`count.category`). */
export const removalCategories = [
  "duplicate",
  "forged",
  "automated",
  "ineligible",
  "request",
  "error",
] as const;

export type RemovalCategory = (typeof removalCategories)[number];
