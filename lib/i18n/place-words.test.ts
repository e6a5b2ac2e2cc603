// Proof that places are named by the set of regions a petition counts by.
import { expect, it } from "vitest";
import { placeIn } from "../region-sets";
import { placeWords } from "./place-words";

it.each([
  ["kazakhstan", "KZ-75", "Алматы"],
  ["kazakhstan", "elsewhere", "За пределами Казахстана"],
  ["kazakhstan", "not-given", "Регион не указан"],
  ["europeanUnion", "DE", "Германия"],
  ["europeanUnion", "elsewhere", "За пределами Европейского союза"],
  ["europeanUnion", "not-given", "Страна не указана"],
] as const)("%s: %s", (set, place, words) => {
  expect(placeWords("ru", set, place)).toBe(words);
});

it("counts a region of another set as outside, and what is none as not given", () => {
  expect(placeIn("europeanUnion", "DE")).toBe("DE");
  expect(placeIn("europeanUnion", "KZ-75")).toBe("elsewhere");
  expect(placeIn("kazakhstan", "not-given")).toBe("not-given");
  expect(placeIn("kazakhstan", "Atlantis")).toBe("not-given");
});
