// Owns a count over time: a line that climbs in steps, with numbered marks for what happened.
import { lanes, place, roundTicks } from "@/components/charts/scale";

export type StepPoint = { at: Date; value: number };
/** A publication, a delivery: numbered on the line, named in the list beneath. */
export type StepMark = { key: string; at: Date; label: string; date: string };

type StepLineProps = {
  points: readonly StepPoint[];
  marks?: readonly StepMark[];
  from: Date;
  to: Date;
  /** The axis' ends in words. */
  fromLabel: string;
  toLabel: string;
  /** Writes a value of the upright axis. */
  write: (value: number) => string;
  /** What the drawing shows, in a sentence. */
  label: string;
};

const WIDTH = 480;
const HEIGHT = 200;
const TOP = 30;

export function StepLine(props: StepLineProps) {
  const { points, marks = [], from, to, fromLabel, toLabel, write, label } = props;
  const ticks = roundTicks(Math.max(0, ...points.map((point) => point.value)));
  const max = ticks.at(-1) ?? 1;
  const x = (at: Date) => place(at.getTime(), from.getTime(), to.getTime(), WIDTH);
  const y = (value: number) => TOP + HEIGHT - place(value, 0, max, HEIGHT);
  const steps = points.map((point) => `H${x(point.at)}V${y(point.value)}`).join("");
  const markLanes = lanes(
    marks.map((mark) => x(mark.at)),
    26,
  );
  return (
    <>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT + TOP + 4}`}
        className="chart max-w-measure"
        role="img"
        aria-label={label}
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <path
              className={tick === 0 ? "chart-axis" : "chart-rule"}
              d={`M0 ${y(tick)}H${WIDTH}`}
            />
            {tick === 0 ? null : (
              <text className="chart-quiet" x="0" y={y(tick) - 4}>
                {write(tick)}
              </text>
            )}
          </g>
        ))}
        <path className="chart-line" d={`M0 ${y(0)}${steps}H${WIDTH}`} />
        {marks.map((mark, index) => {
          const lane = (markLanes[index] ?? 0) * 22;
          return (
            <g key={mark.key}>
              <path className="chart-dashed" d={`M${x(mark.at)} ${14 + lane}V${TOP + HEIGHT}`} />
              <circle className="chart-mark" cx={x(mark.at)} cy={14 + lane} r="11" />
              <text className="chart-number" x={x(mark.at)} y={14 + lane} dy="0.36em">
                {index + 1}
              </text>
            </g>
          );
        })}
      </svg>
      <div className="note flex max-w-measure justify-between gap-4">
        <span>{fromLabel}</span>
        <span>{toLabel}</span>
      </div>
      {marks.length > 0 ? (
        <ol className="note mt-2 list-inside list-decimal">
          {marks.map((mark) => (
            <li key={mark.key}>
              {mark.date} – {mark.label}
            </li>
          ))}
        </ol>
      ) : null}
    </>
  );
}
