// Owns the board of regions with some of them marked: where something is, as tiles and as a list.
import type { RegionsFigure } from "@/lib/briefings/figures/rules";
import type { Locale } from "@/lib/i18n/locales";
import { regionName, regions } from "@/lib/regions";

// Seats 1 to 7 of the board are taken; seat 0 is empty.
const columns = [
  "col-start-1",
  "col-start-1",
  "col-start-2",
  "col-start-3",
  "col-start-4",
  "col-start-5",
  "col-start-6",
  "col-start-7",
];
const rows = ["row-start-1", "row-start-2", "row-start-3", "row-start-4"];

/** A tile has no room for the word "region", which nearly every name carries, unless a city has the
 *  same name; long adjectives may be divided before their ending. */
function tileName(name: string, locale: Locale): string {
  const short = name.replace(/ облысы$| область$|^Область /u, "");
  const isCity = regions.some((other) => other[locale] === short);
  return isCity ? name : short.replace(/ская$/u, "\u00adская");
}

type RegionBoardProps = { figure: RegionsFigure; locale: Locale };

export function RegionBoard({ figure, locale }: RegionBoardProps) {
  const numberOf = new Map(figure.places.map(({ code }, index) => [code, index + 1]));
  return (
    <>
      <div
        role="img"
        aria-label={figure.description}
        className="grid grid-cols-7 gap-[3px] md:gap-1"
      >
        {regions.map((region) => {
          const number = numberOf.get(region.code);
          const seat = `${columns[region.column] ?? ""} ${rows[region.row] ?? ""}`;
          return (
            <div
              key={region.code}
              className={`region-tile ${number ? "region-marked" : ""} ${seat}`}
            >
              {number ? <span className="region-number">{number}</span> : null}
              <span className="region-name" lang={locale}>
                {tileName(region[locale], locale)}
              </span>
            </div>
          );
        })}
      </div>
      <ol className="mt-4 grid font-sans text-sm">
        {figure.places.map(({ code, text }, index) => (
          <li
            key={code}
            className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-2 border-rule border-t py-2 sm:grid-cols-[1.75rem_12rem_minmax(0,1fr)]"
          >
            <span className="text-muted tabular">{index + 1}</span>
            <span>{regionName(code, locale)}</span>
            <span className="col-start-2 text-muted sm:col-start-3">{text}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
