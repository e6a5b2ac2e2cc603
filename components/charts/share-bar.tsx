// Owns the small line in a table's row: how much of a whole is there.
import { place } from "@/components/charts/scale";

type ShareBarProps = {
  /** 0 to 1. */
  share: number;
  /** The whole is there. */
  reached: boolean;
};

/** Says nothing by itself: the figures stand in the row. */
export function ShareBar({ share, reached }: ShareBarProps) {
  const width = share > 0 ? Math.max(1, place(Math.min(1, share), 0, 1, 100)) : 0;
  return (
    <svg
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      className="mt-1 block h-1 w-full"
      aria-hidden="true"
    >
      <rect className="chart-ground" width="100" height="4" />
      <rect className={reached ? "chart-fill" : "chart-part"} width={width} height="4" />
    </svg>
  );
}
