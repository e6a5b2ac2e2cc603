// After all journeys: whoever takes the database's files or the logs learns nobody's name.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { make } from "@/lib/testing/make";
import { withClient } from "@/lib/testing/postgres";
import { expect, test } from "./fixtures";

const PEOPLE = 1_000;

type Person = { name: string; email: string; phone: string };

const person = (index: number): Person => ({
  name: `Zhuldyz Qurmangaliqyzy ${index.toString(36).padStart(3, "q")}`,
  email: `zhuldyz.${index.toString(36)}@seeded.test`,
  phone: `+7 700 ${String(3_000_000 + index * 37)}`,
});

function traces({ name, email, phone }: Person): string[] {
  const plain = [name, email, phone, phone.replaceAll(" ", "")];
  const bytes = plain.map((text) => Buffer.from(text));
  const hashes = ["md5", "sha1", "sha256"].map((kind) => createHash(kind).update(email).digest());
  return [
    ...plain,
    ...bytes.map((one) => one.toString("hex")),
    ...bytes.map((one) => one.toString("base64").replace(/=+$/, "").slice(0, -1)),
    ...hashes.map((one) => one.toString("hex")),
    ...hashes.map((one) => one.toString("base64").replace(/=+$/, "")),
    ...hashes.map((one) => one.toString("latin1")),
  ];
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** A running server makes and removes files; one that is gone tells nobody anything. */
function readIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

/** Looks for many needles in one pass over a haystack, by each needle's first bytes. */
function searcher(needles: readonly string[]): (haystack: Buffer) => string[] {
  const START = 6;
  const maybe = new Uint8Array(1 << 24);
  const byStart = new Map<string, string[]>();
  for (const needle of needles) {
    maybe[Buffer.from(needle, "latin1").readUIntBE(0, 3)] = 1;
    const start = needle.slice(0, START);
    const alike = byStart.get(start);
    if (alike) alike.push(needle);
    else byStart.set(start, [needle]);
  }
  return (haystack) => {
    const found: string[] = [];
    let key = 0;
    for (let end = 0; end < haystack.length; end += 1) {
      key = ((key << 8) | (haystack[end] ?? 0)) & 0xffffff;
      if (maybe[key] === 0 || end < 2) continue;
      const at = end - 2;
      for (const needle of byStart.get(haystack.toString("latin1", at, at + START)) ?? []) {
        if (haystack.toString("latin1", at, at + needle.length) === needle) found.push(needle);
      }
    }
    return found;
  };
}

test("a thousand people leave no readable trace in the database or the logs", async () => {
  test.setTimeout(240_000);
  const people = Array.from({ length: PEOPLE }, (_, index) => person(index));
  const petition = await make.petition();
  const event = await make.event();
  const seed = ({ name, email, phone }: Person, index: number): Promise<unknown> => {
    if (index % 3 === 1) return make.supporter({ name, email, phone });
    if (index % 3 === 2) return make.attendance({ eventId: event.id, name, email });
    if (index % 2 === 0) return make.endorsement({ petitionId: petition.id, contact: name, email });
    return make.signature({ petitionId: petition.id, name, email, comment: phone });
  };
  for (let from = 0; from < PEOPLE; from += 20) {
    await Promise.all(people.slice(from, from + 20).map((one, at) => seed(one, from + at)));
  }
  const needles = people.flatMap(traces);
  const hits = searcher(needles);

  const tables = await withClient(process.env.DATABASE_URL ?? "", async (client) => {
    await client.query("CHECKPOINT");
    const { rows } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname IN ('public', 'graphile_worker')`,
    );
    const texts: string[] = [];
    for (const { name } of rows) {
      const dump = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
      texts.push(dump.rows.map(({ row }) => row).join("\n"));
    }
    return texts.join("\n");
  });
  // The dump is of what was made: what is no secret stands in it.
  expect(tables).toContain(petition.slug);
  expect(hits(Buffer.from(tables))).toEqual([]);

  const files = [process.env.E2E_DATA ?? "", process.env.E2E_LOGS ?? ""]
    .flatMap((folder) => (folder ? filesUnder(folder) : []))
    .filter((file) => !file.includes(`${path.sep}mails${path.sep}`));
  for (const file of files) {
    const content = readIfThere(file);
    if (content === null) continue;
    expect(hits(content), file).toEqual([]);
    // Everybody of all the journeys before: their addresses end in people.test.
    if (file.startsWith(process.env.E2E_LOGS ?? "-"))
      expect(content.includes("people.test"), file).toBe(false);
  }
  // The search itself can find: a needle planted in a text.
  expect(hits(Buffer.from(`x${needles[5]}y`, "latin1"))).toEqual([needles[5]]);
});
