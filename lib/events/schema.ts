// What organisers send about an event, and the board's filter.
import { z } from "zod";
import { choice, line, slug, text } from "../forms";
import { type Locale, locales } from "../i18n/locales";
import { campaignZone } from "../i18n/zones";
import { ELSEWHERE, regions } from "../regions";
import { instantOf, isTimeZone, localTime } from "./rules";

export const eventKinds = ["picket", "meeting", "workshop", "leafleting", "online"] as const;
export type EventKind = (typeof eventKinds)[number];

/** Where an event takes place: a region, or outside Kazakhstan. */
export const eventPlaces = [ELSEWHERE, ...regions.map(({ code }) => code)] as const;
export type EventPlace = (typeof eventPlaces)[number];

/** Longest texts, in UTF-16 units. */
export const eventLimits = { title: 120, summary: 400, body: 8_000, venue: 300 } as const;

const localMoment = line(19).pipe(
  z.string().regex(/^[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, "bad-date"),
);

// A draft may wait for a language; publishing asks for all three (rules.ts: missingEventTexts).
const title = () => line(eventLimits.title, 0);
const summary = () => line(eventLimits.summary, 0);
const body = () => text(eventLimits.body, 0);
const venue = () => line(eventLimits.venue, 0);

/**
 * The editing form, flat as forms are: every text three times with its language at the end of the
 * name. Times are those of the place's clock.
 */
export const eventForm = z
  .strictObject({
    slug: slug(),
    kind: choice(eventKinds),
    /** `2026-12-01T18:00`, as `<input type="datetime-local">` sends it. */
    startsAt: localMoment,
    endsAt: localMoment,
    timeZone: line(60).refine(isTimeZone, "bad-choice").default(campaignZone),
    place: choice(eventPlaces),
    /** Empty: no limit. */
    capacity: line(7, 0)
      .refine((value) => /^\d*$/.test(value), "bad-number")
      .transform((value) => (value === "" ? null : Number(value)))
      .pipe(z.union([z.null(), z.number().min(1, "too-small").max(100_000, "too-large")])),
    title_kk: title(),
    title_ru: title(),
    title_en: title(),
    summary_kk: summary(),
    summary_ru: summary(),
    summary_en: summary(),
    body_kk: body(),
    body_ru: body(),
    body_en: body(),
    venue_kk: venue(),
    venue_ru: venue(),
    venue_en: venue(),
  })
  .superRefine(({ startsAt, endsAt, timeZone }, context) => {
    const start = isTimeZone(timeZone) ? instantOf(startsAt, timeZone) : null;
    const end = isTimeZone(timeZone) ? instantOf(endsAt, timeZone) : null;
    const refuse = (path: string) =>
      context.addIssue({ code: "custom", message: "bad-date", path: [path] });
    if (start === null) refuse("startsAt");
    if (end === null || (start !== null && end <= start)) refuse("endsAt");
  });

export type EventForm = z.output<typeof eventForm>;
export type EventText = { title: string; summary: string; body: string; venue: string };

/** An event as commands take it. */
export type EventInput = {
  slug: string;
  kind: EventKind;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  place: EventPlace;
  /** null: no limit. */
  capacity: number | null;
  texts: Record<Locale, EventText>;
};

function momentOf(local: string, zone: string): Date {
  const instant = instantOf(local, zone);
  if (instant === null) throw new RangeError("The form let through a time its zone does not have.");
  return instant;
}

/** The editing form's data as commands take it. */
export function eventInput(form: EventForm): EventInput {
  const textIn = (locale: Locale): EventText => ({
    title: form[`title_${locale}`],
    summary: form[`summary_${locale}`],
    body: form[`body_${locale}`],
    venue: form[`venue_${locale}`],
  });
  return {
    slug: form.slug,
    kind: form.kind,
    startsAt: momentOf(form.startsAt, form.timeZone),
    endsAt: momentOf(form.endsAt, form.timeZone),
    timeZone: form.timeZone,
    place: form.place,
    capacity: form.capacity,
    texts: { kk: textIn("kk"), ru: textIn("ru"), en: textIn("en") },
  };
}

/** An event as the editing form shows it: the other way round than eventInput(). */
export function eventFormValues(input: EventInput): Record<string, string> {
  const texts = locales.flatMap((locale) =>
    Object.entries(input.texts[locale]).map(([name, value]) => [`${name}_${locale}`, value]),
  );
  return {
    slug: input.slug,
    kind: input.kind,
    startsAt: localTime(input.startsAt, input.timeZone),
    endsAt: localTime(input.endsAt, input.timeZone),
    timeZone: input.timeZone,
    place: input.place,
    capacity: input.capacity === null ? "" : String(input.capacity),
    ...Object.fromEntries(texts),
  };
}

/** Why an event is called off or taken down: shown to those who wanted to come, or kept with the deed. */
export const eventReasonForm = z.strictObject({ reason: line(300) });

export type EventFilter = { place?: EventPlace; kind?: EventKind };

/** The board's filter as the address carries it; what is no filter of ours counts as none. */
export function readEventFilter(query: { region?: unknown; kind?: unknown }): EventFilter {
  const place = eventPlaces.find((one) => one === query.region);
  const kind = eventKinds.find((one) => one === query.kind);
  return { ...(place && { place }), ...(kind && { kind }) };
}
