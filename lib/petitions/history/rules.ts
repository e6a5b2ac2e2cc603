// Pure decisions about the published history of a count: which days are told apart, which places within a day.
//
// The live board shows each place's total and the history each day's total, so whoever hides one cell must
// think of both sums it stands in. The rule (docs/decisions.md):
// 1. A row is a day, or several: days join the next until the row moved the count by at least five.
// 2. Rows are told apart by place two at a time. In such a pair a place is told if it moved by at least five
//    in both rows; all others are told together, at least two of them, at least five in each row – if
//    need be with the smallest of the others. So each hidden cell stands in a square of four hidden ones:
//    one more here and one less there change neither a row's sum nor a place's.
// 3. A pair is told by place only when two more rows stand after it: what lies between the last told pair
//    and the live board is such a square too.
// A row or pair that was told is never told otherwise later: comparing old copies gives nothing.
/** No cell of the history that moved at all moved by less. */
export const SMALLEST = 5;

/** What a day added to a place's total, less what it took away. */
export type Move = {
  /** YYYY-MM-DD of the campaign's zone. */
  day: string;
  place: string;
  change: number;
};

export type HistoryRow = {
  /** First and last day of the row, YYYY-MM-DD; mostly the same. */
  from: string;
  to: string;
  change: number;
  /** What counted when the last day ended. */
  total: number;
  /** By place, largest first; null while that cannot be told. */
  places: { place: string; change: number }[] | null;
  /** Places told only as one sum. */
  together: { places: string[]; change: number } | null;
};

type Row = { from: string; to: string; cells: Map<string, number> };

const sumOf = (cells: Iterable<number>) => [...cells].reduce((sum, cell) => sum + cell, 0);

/** Days that are over, in order, joined until each row is large enough; what is left over is no row yet. */
function rowsOf(moves: readonly Move[], today: string): Row[] {
  const over = moves.filter(({ day }) => day < today);
  const inOrder = over.toSorted((one, other) => (one.day < other.day ? -1 : 1));
  const rows: Row[] = [];
  let open: Row | null = null;
  for (const [index, { day, place, change }] of inOrder.entries()) {
    open ??= { from: day, to: day, cells: new Map() };
    open.to = day;
    open.cells.set(place, (open.cells.get(place) ?? 0) + change);
    if (inOrder[index + 1]?.day === day) continue;
    if (Math.abs(sumOf(open.cells.values())) < SMALLEST) continue;
    rows.push(open);
    open = null;
  }
  return rows;
}

/** How much a place moved in the quieter row of a pair. */
const quieter = (place: string, pair: readonly Row[]) =>
  Math.min(...pair.map(({ cells }) => Math.abs(cells.get(place) ?? 0)));

/** Which places are told only together in this pair of rows. */
function hiddenIn(pair: readonly Row[], places: readonly string[]): ReadonlySet<string> {
  const known = new Set([...places, ...pair.flatMap(({ cells }) => [...cells.keys()])]);
  const byQuiet = [...known].sort(
    (one, other) => quieter(one, pair) - quieter(other, pair) || (one < other ? -1 : 1),
  );
  const hidden = new Set(byQuiet.filter((place) => quieter(place, pair) < SMALLEST));
  for (const place of byQuiet) {
    const cells = pair.map((row) => [...hidden].map((one) => row.cells.get(one) ?? 0));
    // Nobody moved there: nothing to hide.
    if (cells.flat().every((cell) => cell === 0)) return hidden;
    // One alone would be too quiet in one of its rows, so these are at least two.
    if (cells.every((row) => Math.abs(sumOf(row)) >= SMALLEST)) return hidden;
    hidden.add(place);
  }
  return hidden;
}

function told(
  { cells }: Row,
  hidden: ReadonlySet<string>,
): Pick<HistoryRow, "places" | "together"> {
  const shown = [...cells].filter(([place]) => !hidden.has(place));
  const rest = [...cells].filter(([place]) => hidden.has(place));
  return {
    places: shown
      .map(([place, change]) => ({ place, change }))
      .sort((one, other) => other.change - one.change || (one.place < other.place ? -1 : 1)),
    together:
      hidden.size === 0
        ? null
        : { places: [...hidden].sort(), change: sumOf(rest.map(([, change]) => change)) },
  };
}

/**
 * What everybody may know of how a count came about, oldest first.
 * @param moves of all days and places, in any order
 * @param places every place the petition counts by: those that stood still are not told apart from quiet ones
 * @param today YYYY-MM-DD of the campaign's zone: it is not over, so it is not told
 */
export function historyRows(
  moves: readonly Move[],
  places: readonly string[],
  today: string,
): HistoryRow[] {
  const rows = rowsOf(moves, today);
  let total = 0;
  return rows.map((row, index) => {
    const change = sumOf(row.cells.values());
    total += change;
    const { from, to } = row;
    const pair = index - (index % 2);
    // Two rows stand after the pair.
    if (pair + 4 > rows.length) return { from, to, change, total, places: null, together: null };
    return { from, to, change, total, ...told(row, hiddenIn(rows.slice(pair, pair + 2), places)) };
  });
}

/** The latest rows of a long history, at most so many, and whether there are older ones. */
export function latestRows(
  rows: readonly HistoryRow[],
  most: number,
  before?: string,
): { rows: HistoryRow[]; hasOlder: boolean } {
  const asked = before === undefined ? rows : rows.filter(({ to }) => to < before);
  return { rows: asked.slice(-most), hasOlder: asked.length > most };
}

/** A history thinned to at most so many points for a chart: evenly, the last one always among them. */
export function thinned<T>(points: readonly T[], most: number): T[] {
  if (points.length <= most) return [...points];
  const step = (points.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => points[Math.round(index * step)]).flatMap(
    (point) => (point === undefined ? [] : [point]),
  );
}
