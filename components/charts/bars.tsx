// Owns horizontal bars: a name, a length, its number in words. Small multiples are several of these.
import { place } from "@/components/charts/scale";

export type Bar = {
  key: string;
  label: string;
  value: number;
  /** The value as the reader should see it. */
  written: string;
  /** Set apart from the others. */
  strong?: boolean;
};

type BarsProps = {
  bars: readonly Bar[];
  /** What a full-length bar stands for. */
  max: number;
  /** A line across all bars: a threshold, an average. */
  mark?: { value: number; label: string };
};

const LENGTH = 400;

export function Bars({ bars, max, mark }: BarsProps) {
  const markAt = mark ? place(mark.value, 0, max, LENGTH) : null;
  return (
    <div className="font-sans text-sm">
      <ul className="grid gap-3">
        {bars.map((bar) => (
          <li key={bar.key} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4">
            <span>{bar.label}</span>
            <span className="tabular">{bar.written}</span>
            <svg
              viewBox={`0 0 ${LENGTH} 16`}
              preserveAspectRatio="none"
              className="chart col-span-2 mt-1 h-4"
              aria-hidden="true"
            >
              <rect className="chart-ground" width={LENGTH} height="16" />
              <rect
                className={bar.strong ? "chart-ask" : "chart-fill"}
                width={place(bar.value, 0, max, LENGTH)}
                height="16"
              />
              {markAt === null ? null : (
                <path
                  className="chart-axis"
                  d={`M${markAt} 0V16`}
                  vectorEffect="non-scaling-stroke"
                />
              )}
            </svg>
          </li>
        ))}
      </ul>
      {mark ? <p className="note mt-2">{mark.label}</p> : null}
    </div>
  );
}
