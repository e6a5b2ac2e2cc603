// Owns the proof of the drawings' arithmetic.
import { describe, expect, it } from "vitest";
import { lanes, place, roundTicks } from "@/components/charts/scale";

describe("place", () => {
  it("maps, clamps, and survives an empty span", () => {
    expect(place(5, 0, 10, 200)).toBe(100);
    expect(place(-5, 0, 10, 200)).toBe(0);
    expect(place(50, 0, 10, 200)).toBe(200);
    expect(place(5, 5, 5, 200)).toBe(0);
  });
});

describe("roundTicks", () => {
  it.each([
    [100_000, [0, 25_000, 50_000, 75_000, 100_000]],
    [7, [0, 2, 4, 6, 8]],
    [1, [0, 1]],
    [0, [0, 1]],
  ])("up to %d", (max, ticks) => {
    expect(roundTicks(max)).toEqual(ticks);
  });
});

describe("lanes", () => {
  it("keeps marks apart", () => {
    expect(lanes([0, 5, 30, 33, 36], 10)).toEqual([0, 1, 0, 1, 2]);
  });
});
