// Owns tables: sortable by links, and at phone width a list of cards instead of a sideways scroll.
import type { ReactNode } from "react";

export type Column<Row> = {
  key: string;
  /** A word also shown before each value at phone width. */
  head: string;
  cell: (row: Row) => ReactNode;
  /** Figures stand flush right, tabular. */
  number?: boolean;
  /** Mail addresses, which may break anywhere. */
  breaks?: boolean;
  /** Dates and codes, which stay on one line. */
  unbroken?: boolean;
  /** Buttons that say what they do: no word before them where rows are cards. */
  unlabelled?: boolean;
  /** The column that names the row; at most one, it becomes the row's heading. */
  names?: boolean;
  sort?: { href: string; direction: "ascending" | "descending" | null; label: string };
};

type DataTableProps<Row> = {
  caption: ReactNode;
  /** The caption is read out but not shown, where a heading above says the same. */
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Stays a table at phone width: for up to four short columns. */
  unfolded?: boolean;
  /** What stands in place of rows when there are none. */
  empty?: ReactNode;
};

function Head<Row>({ column }: { column: Column<Row> }) {
  const { sort } = column;
  return (
    <th
      scope="col"
      className={column.number ? "number" : undefined}
      aria-sort={sort?.direction ?? undefined}
    >
      {sort ? (
        <a href={sort.href}>
          {column.head}
          <span className="sr-only">, {sort.label}</span>
          {sort.direction === null ? null : (
            <span aria-hidden="true">{sort.direction === "ascending" ? " ↑" : " ↓"}</span>
          )}
        </a>
      ) : (
        column.head
      )}
    </th>
  );
}

/** How soon the rows become cards, by the number of columns (app/styles/tables.css). */
function folding(columns: number): string {
  if (columns < 6) return "data-table data-table-folding";
  return columns < 8
    ? "data-table data-table-folding data-table-many"
    : "data-table data-table-folding data-table-most";
}

function cellClass<Row>({ number, breaks, unbroken }: Column<Row>): string | undefined {
  if (number) return "number";
  if (breaks) return "breaks";
  return unbroken ? "unbroken" : undefined;
}

export function DataTable<Row>({
  caption,
  captionHidden,
  columns,
  rows,
  rowKey,
  unfolded,
  empty,
}: DataTableProps<Row>) {
  return (
    <div className="table-frame">
      <table className={unfolded ? "data-table data-table-narrow" : folding(columns.length)}>
        <caption className={captionHidden ? "sr-only" : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) =>
                column.names ? (
                  <th key={column.key} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td
                    key={column.key}
                    data-label={unfolded || column.unlabelled ? undefined : column.head}
                    className={cellClass(column)}
                  >
                    {unfolded ? column.cell(row) : <span>{column.cell(row)}</span>}
                  </td>
                ),
              )}
            </tr>
          ))}
          {rows.length === 0 && empty ? (
            <tr>
              <td colSpan={columns.length}>{empty}</td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  );
}
