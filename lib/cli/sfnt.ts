// Owns what we do with a TrueType font's tables: reading the few numbers that fallback faces are computed
// from, and leaving out the words that no reader of a page sees.

export type FontMetrics = {
  /** All in units of 1 em. */
  ascent: number;
  descent: number;
  lineGap: number;
  /** Advance width of a character, or null when the font has no glyph for it. */
  widthOf(character: string): number | null;
};

function tablesOf(font: Buffer): Map<string, Buffer> {
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const record = 12 + index * 16;
    const start = font.readUInt32BE(record + 8);
    const name = font.toString("latin1", record, record + 4);
    tables.set(name, font.subarray(start, start + font.readUInt32BE(record + 12)));
  }
  return tables;
}

// OpenType 1.9, cmap format 4: segments of characters mapped to glyph numbers.
function glyphIn(subtable: Buffer, code: number): number {
  const segments = subtable.readUInt16BE(6);
  for (let at = 0; at < segments; at += 2) {
    if (subtable.readUInt16BE(14 + at) < code) continue;
    const start = subtable.readUInt16BE(16 + segments + at);
    if (start > code) return 0;
    const delta = subtable.readUInt16BE(16 + segments * 2 + at);
    const offsetAt = 16 + segments * 3 + at;
    const offset = subtable.readUInt16BE(offsetAt);
    if (offset === 0) return (code + delta) & 0xffff;
    const glyph = subtable.readUInt16BE(offsetAt + offset + (code - start) * 2);
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}

function characterMap(cmap: Buffer): (code: number) => number {
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const subtable = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4));
    if (subtable.readUInt16BE(0) === 4) return (code) => glyphIn(subtable, code);
  }
  throw new Error("The font has no character map of format 4.");
}

/**
 * Reads vertical metrics and advance widths from a TrueType font at its default instance.
 *
 * @param font the bytes of an uncompressed (sfnt) font
 * @returns metrics in em
 * @throws when a needed table or a format 4 character map is missing
 */
export function readMetrics(font: Buffer): FontMetrics {
  const tables = tablesOf(font);
  const table = (name: string): Buffer => {
    const found = tables.get(name);
    if (found === undefined) throw new Error(`The font has no table "${name}".`);
    return found;
  };
  const em = table("head").readUInt16BE(18);
  const hhea = table("hhea");
  const hmtx = table("hmtx");
  const advances = hhea.readUInt16BE(34);
  const glyphOf = characterMap(table("cmap"));
  return {
    ascent: hhea.readInt16BE(4) / em,
    descent: -hhea.readInt16BE(6) / em,
    lineGap: hhea.readInt16BE(8) / em,
    widthOf(character) {
      const glyph = glyphOf(character.codePointAt(0) ?? 0);
      return glyph === 0 ? null : hmtx.readUInt16BE(Math.min(glyph, advances - 1) * 4) / em;
    },
  };
}

/** The names a font cannot be installed without: family, style, full name, PostScript name. */
const NEEDED_NAMES = [1, 2, 4, 6];

// OpenType 1.9, name table format 0, Windows platform, Unicode, English: every name is the same word.
function nameTable(word: string): Buffer {
  const text = Buffer.from(word, "utf16le").swap16();
  const head = Buffer.alloc(6 + NEEDED_NAMES.length * 12);
  head.writeUInt16BE(NEEDED_NAMES.length, 2);
  head.writeUInt16BE(head.length, 4);
  for (const [index, id] of NEEDED_NAMES.entries()) {
    const fields = [3, 1, 0x409, id, text.length, 0];
    fields.forEach((field, at) => {
      head.writeUInt16BE(field, 6 + index * 12 + at * 2);
    });
  }
  return Buffer.concat([head, text]);
}

const padded = (length: number) => (length + 3) & ~3;

function checksum(table: Buffer): number {
  const whole = Buffer.alloc(padded(table.length));
  table.copy(whole);
  let sum = 0;
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) >>> 0;
  return sum;
}

/**
 * The same font with one word for all its names: copyright, version and addresses stand in the licence
 * beside the file, and would weigh an eighth kilobyte in each of them.
 *
 * @param font the bytes of an uncompressed (sfnt) font
 */
export function withShortNames(font: Buffer, word: string): Buffer {
  const tables = tablesOf(font).set("name", nameTable(word));
  const names = [...tables.keys()].sort();
  const head = Buffer.alloc(12 + names.length * 16);
  font.copy(head, 0, 0, 12);
  const bodies: Buffer[] = [];
  let at = head.length;
  for (const [index, name] of names.entries()) {
    const table = tables.get(name) ?? Buffer.alloc(0);
    const record = 12 + index * 16;
    head.write(name, record, "latin1");
    head.writeUInt32BE(checksum(table), record + 4);
    head.writeUInt32BE(at, record + 8);
    head.writeUInt32BE(table.length, record + 12);
    bodies.push(table, Buffer.alloc(padded(table.length) - table.length));
    at += padded(table.length);
  }
  return Buffer.concat([head, ...bodies]);
}
