// Owns which letter a key stands for, whatever layout is on.

/** The Latin letter of a key: where a Kazakh or Russian layout writes «ф», the key is still A. */
export function keyLetter({ key, code }: Pick<KeyboardEvent, "key" | "code">): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? key;
}
