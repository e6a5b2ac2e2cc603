// Owns a number over time as a step line: it stays until it changes. Numbered marks above, grey bands behind.
import { lanes, place, roundTicks } from "@/components/charts/scale";

export type StepPoint = { at: number; value: number };
export type StepMark = { key: string; at: number; strong?: boolean };
export type StepBand = { key: string; from: number; to: number };

type StepChartProps = {
  /** Oldest first; the value holds from its instant on. */
  points: readonly StepPoint[];
  from: number;
  to: number;
  /** Numbered in their order; what they stand for is said beneath. */
  marks: readonly StepMark[];
  bands: readonly StepBand[];
  /** Days written under the axis. */
  ticks: readonly { at: number; label: string }[];
  /** How a value is written beside its line. */
  written: (value: number) => string;
  /** What the drawing shows, in a sentence. */
  label: string;
};

const WIDTH = 560;
const HEIGHT = 260;
const LEFT = 8;
const RIGHT = 14;
const LANE = 28;
const TOP = 22;

/** Right, then up or down: between two points nothing happened. */
function steps(points: readonly StepPoint[], x: (at: number) => number, y: (v: number) => number) {
  const [first, ...others] = points;
  if (!first) return "";
  const start = `M${x(first.at)} ${y(0)}V${y(first.value)}`;
  return start + others.map(({ at, value }) => `H${x(at)}V${y(value)}`).join("");
}

export function StepChart(props: StepChartProps) {
  const { points, from, to, marks, bands, ticks, written, label } = props;
  const highest = Math.max(1, ...points.map(({ value }) => value));
  const levels = roundTicks(highest);
  const top = levels.at(-1) ?? highest;
  const x = (at: number) => LEFT + place(at, from, to, WIDTH - LEFT - RIGHT);
  const laneOf = lanes(
    marks.map(({ at }) => x(at)),
    26,
  );
  const above = marks.length === 0 ? 0 : (Math.max(0, ...laneOf) + 1) * LANE;
  const floor = above + TOP + HEIGHT;
  const y = (value: number) => floor - place(value, 0, top, HEIGHT);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${floor + 34}`}
      className="chart max-w-[48rem]"
      role="img"
      aria-label={label}
    >
      {bands.map(({ key, ...band }) => (
        <rect
          key={key}
          className="chart-ground"
          x={x(band.from)}
          y={above + TOP}
          width={Math.max(2, x(band.to) - x(band.from))}
          height={HEIGHT}
        />
      ))}
      {levels.slice(1).map((level) => (
        <g key={level}>
          <path className="chart-rule" d={`M${LEFT} ${y(level)}H${WIDTH - RIGHT}`} />
          <text className="chart-quiet" x={LEFT + 6} y={y(level)} dy="-0.35em">
            {written(level)}
          </text>
        </g>
      ))}
      <path className="chart-axis" d={`M${LEFT} ${floor}H${WIDTH - RIGHT}`} />
      {ticks.map(({ at, label: day }, index) => (
        <g key={at}>
          <path className="chart-axis" d={`M${x(at)} ${floor}v6`} />
          <text
            className={
              index === 0
                ? "chart-quiet"
                : index === ticks.length - 1
                  ? "chart-quiet chart-end"
                  : "chart-quiet chart-year"
            }
            x={x(at)}
            y={floor + 28}
          >
            {day}
          </text>
        </g>
      ))}
      {/* All stems first, so that none runs over a number. */}
      {marks.map(({ key, at }, index) => (
        <path
          key={key}
          className="chart-dashed"
          d={`M${x(at)} ${above - (laneOf[index] ?? 0) * LANE - 12}V${floor}`}
        />
      ))}
      <path className="chart-line" d={`${steps(points, x, y)}H${x(to)}`} />
      {marks.map(({ key, at, strong }, index) => (
        <g key={key}>
          <circle
            className={strong ? "chart-mark-strong" : "chart-mark"}
            cx={x(at)}
            cy={above - (laneOf[index] ?? 0) * LANE - 12}
            r="12"
          />
          <text
            className={strong ? "chart-number chart-number-strong" : "chart-number"}
            x={x(at)}
            y={above - (laneOf[index] ?? 0) * LANE - 12}
            dy="0.36em"
          >
            {index + 1}
          </text>
        </g>
      ))}
    </svg>
  );
}
