// Sets of regions a petition can ask for: Kazakhstan's, or the member states of the European Union.
import type { Locale } from "./i18n/locales";
import { memberStates, type StateCode } from "./member-states";
import { ELSEWHERE, isPlace, NOT_GIVEN, type Place, type RegionCode, regions } from "./regions";

export { ELSEWHERE, NOT_GIVEN };

export const regionSetNames = ["kazakhstan", "europeanUnion"] as const;
export type RegionSetName = (typeof regionSetNames)[number];

/** A region of any set. Codes of different sets never meet: `KZ-75`, `DE`. */
export type SetRegionCode = RegionCode | StateCode;
export type SetRegion = { code: SetRegionCode } & Readonly<Record<Locale, string>>;

/** Where a signer says they live: a region of the petition's set, outside of it, or nothing said. */
export type SetPlace = SetRegionCode | typeof ELSEWHERE | typeof NOT_GIVEN;

const sets: Readonly<Record<RegionSetName, readonly SetRegion[]>> = {
  kazakhstan: regions,
  europeanUnion: memberStates,
};

/** The regions of a set, in its own order. */
export function regionsOf(set: RegionSetName): readonly SetRegion[] {
  return sets[set];
}

const byCode: ReadonlyMap<string, SetRegion> = new Map(
  regionSetNames.flatMap((set) => sets[set].map((region) => [region.code, region] as const)),
);

/** A region's name in a language, whichever set it is of; null for a string that is no region's code. */
export function setRegionName(code: string, locale: Locale): string | null {
  return byCode.get(code)?.[locale] ?? null;
}

/** Places a petition with this set counts by: its regions, then outside, then not given. */
export function placesOf(set: RegionSetName): SetPlace[] {
  return [...sets[set].map(({ code }) => code), ELSEWHERE, NOT_GIVEN];
}

/** Every place of every set, each once. */
export const setPlaces: readonly SetPlace[] = [
  ...regionSetNames.flatMap((set) => sets[set].map(({ code }) => code)),
  ELSEWHERE,
  NOT_GIVEN,
];

const known: ReadonlySet<string> = new Set(setPlaces);

/** Whether a string names a place of any set. */
export function isSetPlace(value: string): value is SetPlace {
  return known.has(value);
}

/** Whether a string names a place a petition with this set counts by. */
export function isPlaceOf(set: RegionSetName, value: string): value is SetPlace {
  return value === ELSEWHERE || value === NOT_GIVEN || sets[set].some(({ code }) => code === value);
}

/**
 * A place as a petition with this set counts it: what is no region of the set stands outside of it, as
 * places of before an amendment may.
 */
export function placeIn(set: RegionSetName, value: string): SetPlace {
  if (isPlaceOf(set, value)) return value;
  return known.has(value) ? ELSEWHERE : NOT_GIVEN;
}

/** The regions of a set ordered by name, as a reader of the language looks them up. */
export function setRegionsByName(set: RegionSetName, locale: Locale): SetRegion[] {
  return sets[set].toSorted((one, other) => one[locale].localeCompare(other[locale], locale));
}

/** A place as supporters have it, who live in a region of Kazakhstan or elsewhere. */
export function homeOf(place: string): Place {
  if (isPlace(place)) return place;
  return isSetPlace(place) ? ELSEWHERE : NOT_GIVEN;
}
