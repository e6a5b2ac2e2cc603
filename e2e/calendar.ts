// Lets days pass for one petition: everything that happened to it is as much longer ago.
import { inTransaction, notifyChanged, Prisma } from "@/lib/db";
import { pathsShowingPetition } from "@/lib/urls";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The campaign's days begin five hours before those of UTC, all year (lib/i18n/zones.ts). */
const ZONE = 5 * HOUR;

/** Longer than any petition here is old: moved so far first, no day meets another on its way. */
const FAR = 36_500;

type Column = { table: string; column: string };

/** Instants and dates of a petition's rows, in every table that says whose they are. */
const dated = Prisma.sql`
  SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
  WHERE table_schema = 'public' AND data_type IN ('date', 'timestamp with time zone')
    AND table_name IN (SELECT table_name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = 'petition_id')`;

/**
 * Moves a petition's past so many days back, its counted days and corrections with it, and tells the pages.
 * What is ahead of it (links, sessions) stays.
 */
export async function daysPass({ id, slug }: { id: string; slug: string }, days: number) {
  await inTransaction(async (tx) => {
    const columns = await tx.$queryRaw<Column[]>(dated);
    const tables = new Map<string, string[]>();
    for (const { table, column } of columns) {
      tables.set(table, [...(tables.get(table) ?? []), column]);
    }
    const removals = ["created_at", "counted_at", "restored_at", "restoration_counted_at"];
    for (const shift of [-days - FAR, FAR]) {
      const moved = (names: readonly string[]) =>
        Prisma.raw(
          names.map((name) => `"${name}" = "${name}" + interval '${shift} days'`).join(", "),
        );
      for (const [table, names] of tables) {
        await tx.$executeRaw`UPDATE ${Prisma.raw(`"${table}"`)} SET ${moved(names)}
          WHERE petition_id = ${id}::uuid`;
      }
      await tx.$executeRaw`UPDATE signature_removal SET ${moved(removals)}
        WHERE signature_id IN (SELECT id FROM signature WHERE petition_id = ${id}::uuid)`;
    }
    await notifyChanged(tx, pathsShowingPetition(slug));
  });
}

/** Waits out the end of an hour, or of a day, that what follows must not be cut by. @param takes milliseconds */
export async function notAcrossThe(period: "hour" | "day", takes: number) {
  const length = period === "hour" ? HOUR : DAY;
  const left = length - ((Date.now() + ZONE) % length);
  if (left < takes) await new Promise((resolve) => setTimeout(resolve, left + 100));
}
