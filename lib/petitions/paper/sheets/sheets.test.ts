// Owns the proof that sheets are looked for by places of every set, and by nothing that is none.
import { expect, it } from "vitest";
import { sheetFilters } from "./schema";

it.each(["KZ-75", "DE", "elsewhere", "not-given"])("takes %s as a place to look for", (place) => {
  expect(sheetFilters.parse({ place })).toEqual({ place });
});

it.each(["XX", "", "KZ-75 ", "\u0000"])("counts %j as not given", (place) => {
  expect(sheetFilters.parse({ place })).toEqual({});
});
