// Owns the line to the threshold: parts of a whole walking towards a doorpost.
import { place } from "@/components/charts/scale";

export type ProgressPart = { key: string; value: number; ink: "ask" | "data" };

type ProgressLineProps = {
  /** From the doorstep on: first what counts already. */
  parts: readonly ProgressPart[];
  threshold: number;
  /** The whole in words: "12,345 of 100,000 signatures". */
  label: string;
};

const LENGTH = 1000;

export function ProgressLine({ parts, threshold, label }: ProgressLineProps) {
  const total = parts.reduce((sum, part) => sum + part.value, 0);
  const end = Math.max(total, threshold, 1);
  let sum = 0;
  const bars = parts.map((part) => {
    const from = place(sum, 0, end, LENGTH);
    sum += part.value;
    // A single signature must be seen too.
    const width = part.value > 0 ? Math.max(3, place(sum, 0, end, LENGTH) - from) : 0;
    return { ...part, from, width };
  });
  const post = place(threshold, 0, end, LENGTH);
  return (
    <svg
      viewBox={`0 0 ${LENGTH} 40`}
      preserveAspectRatio="none"
      className="chart h-10"
      role="img"
      aria-label={label}
    >
      <rect className="chart-ground" x="0" y="12" width={LENGTH} height="28" />
      {bars.map((bar) => (
        <rect
          key={bar.key}
          className={bar.ink === "ask" ? "chart-ask" : "chart-fill"}
          x={bar.from}
          y="12"
          width={bar.width}
          height="28"
        />
      ))}
      <path className="chart-axis" d={`M0 40H${LENGTH}`} vectorEffect="non-scaling-stroke" />
      <path className="chart-post" d={`M${post} 0V40`} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
