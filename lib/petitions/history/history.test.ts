// Owns the proof that the published history adds up, and that nobody can reckon a small cell out of it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { places } from "../../regions";
import {
  type HistoryRow,
  latestRows,
  type Move,
  SMALLEST,
  thinned,
  historyRows as toldOf,
} from "./rules";

const historyRows = (moves: readonly Move[], today: string) => toldOf(moves, places, today);
const TODAY = "2026-11-24";
const START = Date.UTC(2026, 9, 1);
const dayOf = (index: number) => new Date(START + index * 86_400_000).toISOString().slice(0, 10);

/** A matrix of days × places as moves; days after the 54th are today's or later. */
const movesOf = (matrix: readonly (readonly number[])[]): Move[] =>
  matrix.flatMap((row, day) =>
    row.map((change, index) => ({ day: dayOf(day), place: places[index] ?? "not-given", change })),
  );

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

// Mostly quiet places with loud ones among them: where hiding is hard.
const cell = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 4 }) },
  { weight: 3, arbitrary: fc.integer({ min: 5, max: 9 }) },
  { weight: 1, arbitrary: fc.integer({ min: 10, max: 400 }) },
);
const matrixOf = (content: fc.Arbitrary<number>, mostDays = 16, mostPlaces = 8) =>
  fc.integer({ min: 1, max: mostPlaces }).chain((width) =>
    fc.array(fc.array(content, { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: mostDays,
    }),
  );
const withRemovals = fc.oneof(cell, fc.integer({ min: -9, max: -1 }));

/** Which row a day belongs to; days after the last row, today's among them, make one of their own. */
const rowOfDay = (rows: readonly HistoryRow[], day: string) => {
  const found = rows.findIndex(({ to }) => day <= to);
  return found === -1 ? rows.length : found;
};

/** The true number of each place in each row; the last row is what the live board adds. */
function truth(moves: readonly Move[], rows: readonly HistoryRow[]): Map<string, number>[] {
  const cells = Array.from({ length: rows.length + 1 }, () => new Map<string, number>());
  for (const { day, place, change } of moves) {
    const row = cells[rowOfDay(rows, day)];
    row?.set(place, (row.get(place) ?? 0) + change);
  }
  return cells;
}

const isTold = (row: HistoryRow | undefined, place: string) =>
  row?.places !== null && row !== undefined && !row.together?.places.includes(place);

/**
 * An attacker who knows the history, the live board (each place's total) and that nobody is counted
 * less than once: can this cell be anything but what it is? It can if one more (or one less) here can be made up
 * elsewhere, sums of rows and places unchanged: a path through cells that are not told, where what gives
 * has at least one to give.
 */
function canDiffer(
  cells: readonly Map<string, number>[],
  rows: readonly HistoryRow[],
  at: { row: number; place: string },
  by: 1 | -1,
): boolean {
  if (by === -1 && (cells[at.row]?.get(at.place) ?? 0) < 1) return false;
  // Where one more stands in a row, one less must stand elsewhere in it, and so on until the place is even.
  const queue = [{ row: at.row, excess: by }];
  const seen = new Set([at.row]);
  for (let next = queue.shift(); next; next = queue.shift()) {
    for (const place of places) {
      const isOwn = next.row === at.row && place === at.place;
      if (isOwn || isTold(rows[next.row], place)) continue;
      if (next.excess === 1 && (cells[next.row]?.get(place) ?? 0) < 1) continue;
      if (place === at.place) return true;
      for (let row = 0; row < cells.length; row += 1) {
        if (seen.has(row) || isTold(rows[row], place)) continue;
        if (next.excess === -1 && (cells[row]?.get(place) ?? 0) < 1) continue;
        seen.add(row);
        queue.push({ row, excess: next.excess });
      }
    }
  }
  return false;
}

describe("the published history", () => {
  it("joins days until five moved, and never tells today", () => {
    const moves = movesOf([
      [1, 2],
      [0, 1],
      [3, 0],
      [9, 9],
    ]);
    expect(historyRows(moves, dayOf(3))).toEqual([
      { from: dayOf(0), to: dayOf(2), change: 7, total: 7, places: null, together: null },
    ]);
    expect(historyRows([], TODAY)).toEqual([]);
  });

  it("tells places in pairs of rows, the quiet ones together, two rows late", () => {
    const day = [40, 30, 7, 2, 3];
    const told = historyRows(movesOf([day, day, day, day]), TODAY);
    expect(told.map(({ places: shown }) => shown === null)).toEqual([false, false, true, true]);
    expect(told[0]?.places).toEqual([
      { place: places[0], change: 40 },
      { place: places[1], change: 30 },
      { place: places[2], change: 7 },
    ]);
    expect(told[0]?.together?.change).toBe(5);
    expect(told[0]?.together?.places).toHaveLength(places.length - 3);
  });

  it("adds the next smallest while those told together are too few", () => {
    const day = [40, 30, 7, 2];
    const [row] = historyRows(movesOf([day, day, day, day]), TODAY);
    expect(row?.together?.change).toBe(9);
    expect(row?.places?.map(({ change }) => change)).toEqual([40, 30]);
  });

  it("adds up: rows to totals at every day, places to rows", () => {
    fc.assert(
      fc.property(matrixOf(withRemovals), (matrix) => {
        const moves = movesOf(matrix);
        const rows = historyRows(moves, TODAY);
        for (const { to, total, change, places: shown, together } of rows) {
          const until = moves.filter(({ day }) => day <= to).map((move) => move.change);
          expect(total).toBe(sum(until));
          if (shown === null) continue;
          expect(sum(shown.map((one) => one.change)) + (together?.change ?? 0)).toBe(change);
        }
      }),
    );
  });

  it("shows no cell that moved by less than five", () => {
    fc.assert(
      fc.property(matrixOf(withRemovals), (matrix) => {
        for (const row of historyRows(movesOf(matrix), TODAY)) {
          expect(Math.abs(row.change)).toBeGreaterThanOrEqual(SMALLEST);
          for (const { change } of row.places ?? []) {
            expect(Math.abs(change)).toBeGreaterThanOrEqual(SMALLEST);
          }
          const together = row.together?.change ?? 0;
          expect(together === 0 || Math.abs(together) >= SMALLEST).toBe(true);
        }
      }),
    );
  });

  it("lets nobody reckon a small cell from days, places and the live board", () => {
    fc.assert(
      fc.property(matrixOf(cell), fc.boolean(), (matrix, isOver) => {
        const moves = movesOf(matrix);
        // Over: the petition closed, nothing was counted since, and the live board is the last row's.
        const rows = historyRows(moves, isOver ? TODAY : dayOf(matrix.length - 1));
        const cells = truth(moves, rows);
        cells.forEach((row, index) => {
          // What is not over is not told by day: its days are not known one by one.
          if (index === rows.length) return;
          for (const [place, value] of row) {
            if (value === 0 || value >= SMALLEST) continue;
            const at = { row: index, place };
            // One row alone, and the live board is that row: the board itself tells, not the history.
            if (rows.length === 1) continue;
            const differs = canDiffer(cells, rows, at, 1) || canDiffer(cells, rows, at, -1);
            expect({ at, value, differs }).toEqual({ at, value, differs: true });
          }
        });
      }),
      { numRuns: 500 },
    );
  });

  it("lets nobody reckon it who knows this rule as well", () => {
    // Two quiet places and a loud one, in the only pair that is told: every filling of what is told
    // together that has the same sums is put through the rule again.
    const small = fc.integer({ min: 0, max: 7 });
    fc.assert(
      fc.property(fc.array(fc.tuple(small, small), { minLength: 2, maxLength: 2 }), (quiet) => {
        const filler = [60, 20, 20];
        const build = (pair: readonly (readonly number[])[]) =>
          historyRows(movesOf([...pair.map((row) => [50, ...row]), filler, filler]), TODAY);
        const published = JSON.stringify(build(quiet));
        const rows = build(quiet);
        const possible = quiet.map((row) => row.map(() => new Set<number>()));
        const [a = [0, 0], b = [0, 0]] = quiet;
        const columns = [sum([a[0] ?? 0, b[0] ?? 0]), sum([a[1] ?? 0, b[1] ?? 0])];
        for (let x = -60; x <= 60; x += 1) {
          // Sums of both rows and both columns leave one number free.
          const other = [
            [x, sum([...a]) - x],
            [(columns[0] ?? 0) - x, (columns[1] ?? 0) - sum([...a]) + x],
          ];
          if (other.flat().some((value) => value < 0)) continue;
          if (JSON.stringify(build(other)) !== published) continue;
          for (const [r, row] of other.entries()) {
            for (const [c, value] of row.entries()) possible[r]?.[c]?.add(value);
          }
        }
        for (const [r, row] of quiet.entries()) {
          // The loud place was taken in as well: three unknowns a row, more than is tried here.
          if (rows[r]?.places === null || rows[r]?.places?.length === 0) continue;
          for (const [c, value] of row.entries()) {
            const isHidden = !isTold(rows[r], places[c + 1] ?? "");
            if (value === 0 || value >= SMALLEST || !isHidden) continue;
            expect(possible[r]?.[c]?.size).toBeGreaterThan(1);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it("never tells otherwise what it told before", () => {
    fc.assert(
      fc.property(matrixOf(withRemovals), (matrix) => {
        const moves = movesOf(matrix);
        const last = historyRows(moves, TODAY);
        for (let day = 1; day <= matrix.length; day += 1) {
          const before = historyRows(moves, dayOf(day));
          before.forEach((row, index) => {
            const now = last[index];
            expect(now).toMatchObject({ from: row.from, to: row.to, total: row.total });
            if (row.places !== null) expect(now).toEqual(row);
          });
        }
      }),
    );
  });
});

describe("a long history", () => {
  const rows = historyRows(movesOf(Array.from({ length: 30 }, () => [9, 9, 9])), TODAY);

  it("is given in pages, the latest first asked", () => {
    const latest = latestRows(rows, 10);
    expect(latest.hasOlder).toBe(true);
    expect(latest.rows.map(({ to }) => to)).toEqual(rows.slice(20).map(({ to }) => to));
    const older = latestRows(rows, 25, latest.rows[0]?.to);
    expect(older).toEqual({ rows: rows.slice(0, 20), hasOlder: false });
  });

  it("is drawn with few points, the last among them", () => {
    expect(thinned([1, 2, 3], 5)).toEqual([1, 2, 3]);
    const few = thinned(rows, 7);
    expect(few).toHaveLength(7);
    expect(few[0]).toBe(rows[0]);
    expect(few.at(-1)).toBe(rows.at(-1));
  });
});
