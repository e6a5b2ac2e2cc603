// Owns the arithmetic of the drawings: from values to places, ticks at round numbers.

/** Maps a value between two bounds onto 0..length, clamped. */
export function place(value: number, from: number, to: number, length: number): number {
  if (to <= from) return 0;
  const share = (value - from) / (to - from);
  return Math.round(Math.min(1, Math.max(0, share)) * length * 100) / 100;
}

/** Up to `count` + 1 round numbers from 0 to at least `max`: 0, 25,000, 50,000 … */
export function roundTicks(max: number, count = 4): number[] {
  if (max <= 0) return [0, 1];
  const rough = max / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= rough) ?? 10;
  // People are counted in whole numbers.
  const step = Math.max(1, Math.ceil(factor * power));
  const ticks = [0];
  while ((ticks.at(-1) ?? 0) < max) ticks.push((ticks.at(-1) ?? 0) + step);
  return ticks;
}

/**
 * Puts marks that would touch on different lanes.
 *
 * @param places where each mark stands, ascending
 * @param apart the least distance on one lane
 * @returns the lane of each mark, 0 first
 */
export function lanes(places: readonly number[], apart: number): number[] {
  const last: number[] = [];
  return places.map((at) => {
    const free = last.findIndex((end) => at - end >= apart);
    const lane = free === -1 ? last.length : free;
    last[lane] = at;
    return lane;
  });
}
