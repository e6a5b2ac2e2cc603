// What an organiser sends to order sheets.
import { z } from "zod";
import { choice, line } from "../../../forms";
import { locales } from "../../../i18n/locales";
import { NOT_GIVEN, setPlaces } from "../../../region-sets";

/** Sheets in one hundred. */
export const HUNDRED = 100;

const hundreds = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"] as const;

/** The order form: so many hundreds, for one collector and region, in one language. */
export const orderForm = z.strictObject({
  hundreds: choice(hundreds).transform(Number),
  collector: line(120).refine((value) => !/^[=+\-@＝＋－＠]/u.test(value), "looks-like-formula"),
  place: choice([setPlaces[0] ?? NOT_GIVEN, ...setPlaces.slice(1)]),
  locale: choice(locales),
});

export type OrderInput = z.output<typeof orderForm>;
