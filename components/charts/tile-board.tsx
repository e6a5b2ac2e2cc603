// Owns the threshold board: a tile for each region where it lies, filling from below.
import { place } from "@/components/charts/scale";

export type Tile = {
  key: string;
  /** 0 to 7, west to east. */
  column: number;
  /** 0 to 3, north to south. */
  row: number;
  /** Stands in the tile on a wide screen. */
  name: string;
  /** Three or four letters for a phone. */
  short: string;
  /** 0 to 1: how much of its minimum is there. */
  share: number;
  /** The minimum is reached. */
  reached: boolean;
  /** The numbers in words, shown on hover and focus: "Aktobe: 412 of 1,000". */
  numbers: string;
  /** The region's row in the table beneath. */
  href: string;
};

type TileBoardProps = {
  tiles: readonly Tile[];
  label: string;
  /** The word a full tile carries beside its tick. */
  reachedWord: string;
  /** Stands under the board until a tile is pointed at. */
  hint: string;
  /** In a narrow column: short names on a wide screen too. */
  small?: boolean;
};

const columns = [
  "col-start-1",
  "col-start-2",
  "col-start-3",
  "col-start-4",
  "col-start-5",
  "col-start-6",
  "col-start-7",
  "col-start-8",
];
const rows = ["row-start-1", "row-start-2", "row-start-3", "row-start-4"];

function Fill({ share, reached }: { share: number; reached: boolean }) {
  const height = share > 0 ? Math.max(3, place(share, 0, 1, 100)) : 0;
  return (
    <svg
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      className="absolute inset-0 size-full"
      aria-hidden="true"
    >
      <rect
        className={reached ? "chart-fill" : "chart-part"}
        y={100 - height}
        width="100"
        height="100"
      />
    </svg>
  );
}

function Tick() {
  return (
    <svg viewBox="0 0 16 16" className="tile-tick" aria-hidden="true">
      <path d="M2 8.5 6.5 13 14 3.5" />
    </svg>
  );
}

const widths = [
  "grid-cols-1",
  "grid-cols-2",
  "grid-cols-3",
  "grid-cols-4",
  "grid-cols-5",
  "grid-cols-6",
  "grid-cols-7",
  "grid-cols-8",
];

export function TileBoard({ tiles, label, reachedWord, hint, small = false }: TileBoardProps) {
  // Columns without a tile at either side would only make the others narrower.
  const first = Math.min(7, ...tiles.map((tile) => tile.column));
  const last = Math.max(first, ...tiles.map((tile) => tile.column));
  return (
    <div>
      <ul
        className={`tile-board ${small ? "tile-board-small " : ""}${widths[last - first] ?? ""}`}
        aria-label={label}
      >
        {tiles.map((tile) => (
          <li
            key={tile.key}
            className={`${columns[tile.column - first] ?? ""} ${rows[tile.row] ?? ""}`}
          >
            <a href={tile.href} className={tile.reached ? "tile tile-reached" : "tile"}>
              <span className="tile-face">
                <Fill share={tile.share} reached={tile.reached} />
                <span aria-hidden="true" className="tile-name">
                  {small ? (
                    tile.short
                  ) : (
                    <>
                      <span className="md:hidden">{tile.short}</span>
                      <span className="hidden md:inline">{tile.name}</span>
                    </>
                  )}
                </span>
                {tile.reached ? (
                  <span aria-hidden="true" className="tile-word">
                    <Tick />
                    {small ? null : <span className="hidden md:inline">{reachedWord}</span>}
                  </span>
                ) : null}
              </span>
              <span className="tile-numbers">{tile.numbers}</span>
            </a>
          </li>
        ))}
      </ul>
      <p className="tile-hint note" aria-hidden="true">
        {hint}
      </p>
    </div>
  );
}
