// Owns years on a line, to scale: numbered marks above the axis, what they stand for beneath.
import type { ReactNode } from "react";
import { lanes, place } from "@/components/charts/scale";

export type TimelineEvent = {
  key: string;
  /** Where on the line: a year with its fraction, 2011.95 for December 2011. */
  year: number;
  /** The date in words. */
  date: string;
  text: ReactNode;
  strong?: boolean;
};

type TimelineProps = {
  events: readonly TimelineEvent[];
  from: number;
  to: number;
  /** Years written under the axis. */
  ticks: readonly number[];
  /** What the drawing shows, in a sentence. */
  label: string;
};

const WIDTH = 480;
const MARGIN = 26;
const LANE = 30;

export function Timeline({ events, from, to, ticks, label }: TimelineProps) {
  const x = (year: number) => MARGIN + place(year, from, to, WIDTH - 2 * MARGIN);
  const laneOf = lanes(
    events.map((event) => x(event.year)),
    27,
  );
  const height = (Math.max(0, ...laneOf) + 1) * LANE;
  const yOf = (index: number) => height - (laneOf[index] ?? 0) * LANE - 14;
  return (
    <>
      <svg
        viewBox={`0 0 ${WIDTH} ${height + 34}`}
        className="chart max-w-measure"
        role="img"
        aria-label={label}
      >
        <path className="chart-axis" d={`M0 ${height + 6}H${WIDTH}`} />
        {ticks.map((tick) => (
          <g key={tick}>
            <path className="chart-axis" d={`M${x(tick)} ${height + 6}v6`} />
            <text className="chart-year" x={x(tick)} y={height + 30}>
              {tick}
            </text>
          </g>
        ))}
        {/* All stems first, so that none runs over a number. */}
        {events.map((event, index) => (
          <path
            key={event.key}
            className="chart-rule"
            d={`M${x(event.year)} ${yOf(index)}V${height + 6}`}
          />
        ))}
        {events.map((event, index) => {
          const at = x(event.year);
          const y = yOf(index);
          return (
            <g key={event.key}>
              <circle
                className={event.strong ? "chart-mark-strong" : "chart-mark"}
                cx={at}
                cy={y}
                r="12"
              />
              <text
                className={event.strong ? "chart-number chart-number-strong" : "chart-number"}
                x={at}
                y={y}
                dy="0.36em"
              >
                {index + 1}
              </text>
            </g>
          );
        })}
      </svg>
      <ol className="mt-4 grid max-w-measure font-sans text-sm">
        {events.map((event, index) => (
          <li
            key={event.key}
            className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-2 border-rule border-t py-2 sm:grid-cols-[1.75rem_10.5rem_minmax(0,1fr)]"
          >
            <span className="text-muted tabular">{index + 1}</span>
            <span className="text-muted">{event.date}</span>
            <span className="col-start-2 sm:col-start-3">{event.text}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
