// Proves that the board seats every region once and that every place has its names.
import { expect, it } from "vitest";
import { isPlace, isRegionCode, places, regionName, regions, regionsByName } from "./regions";

it("has seventeen regions and three cities, each on a seat of its own", () => {
  expect(regions.filter(({ kind }) => kind === "region")).toHaveLength(17);
  expect(regions.filter(({ kind }) => kind === "city")).toHaveLength(3);
  expect(new Set(regions.map(({ column, row }) => `${column},${row}`)).size).toBe(20);
  expect(new Set(regions.map(({ code }) => code)).size).toBe(20);
  for (const { column, row } of regions) {
    expect(column >= 0 && column < 8 && row >= 0 && row < 4).toBe(true);
  }
});

it("counts by twenty regions, elsewhere and not given", () => {
  expect(places).toHaveLength(22);
  expect(places.every(isPlace)).toBe(true);
});

it.each(["", "KZ-00", "kz-75", "__proto__", "constructor", "toString"])(
  "%j is no place",
  (value) => {
    expect(isPlace(value)).toBe(false);
    expect(isRegionCode(value)).toBe(false);
    expect(regionName(value, "kk")).toBeNull();
  },
);

it("orders names as each language does, Kazakh letters in their places", () => {
  const names = regionsByName("kk").map(({ kk }) => kk);
  expect(names).toHaveLength(20);
  expect(names.indexOf("Ақмола облысы")).toBeLessThan(names.indexOf("Батыс Қазақстан облысы"));
  expect(names.indexOf("Қарағанды облысы")).toBeLessThan(names.indexOf("Маңғыстау облысы"));
});
