// What the ordinary seed writes into an empty database: the campaign's texts, the first briefing,
// its petition, example events and ways to help, read from the Markdown files beside this one.
import { readFileSync } from "node:fs";
import { z } from "zod";
import { type Locale, locales } from "../../lib/i18n/locales";
import type { RegionCode } from "../../lib/regions";

type InThree<T> = Record<Locale, T>;

const line = z.string().min(1);
const whole = z.coerce.number().int().positive();

const campaignHead = z.strictObject({ name: line, tagline: line });
const petitionHead = z.strictObject({
  slug: line,
  title: line,
  addressee: line,
  summary: line,
  total: whole,
  minimumPerRegion: whole,
  retentionDays: whole,
});
const briefingHead = z.strictObject({
  slug: line,
  title: line,
  standfirst: line,
  dateline: line,
  petition: line,
});
const eventHead = z.strictObject({ title: line, summary: line, venue: line });

export type CampaignTexts = z.output<typeof campaignHead> & {
  about: string;
  joining: string;
  privacy: string;
};

function inThree<T>(make: (locale: Locale) => T): InThree<T> {
  return { kk: make("kk"), ru: make("ru"), en: make("en") };
}

/** Splits a file into its front matter (`key: value` lines between `---`) and its Markdown. */
function readDocument<S extends z.ZodType>(name: string, head: S): z.output<S> & { body: string } {
  const raw = readFileSync(new URL(name, import.meta.url), "utf8");
  const found = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(raw);
  if (!found) throw new Error(`${name} has no front matter`);
  const [, lines = "", body = ""] = found;
  const filled = lines.split("\n").filter((entry) => entry.trim() !== "");
  const fields = filled.map((entry) => {
    const colon = entry.indexOf(": ");
    if (colon < 1) throw new Error(`${name}: "${entry}" is not "key: value"`);
    return [entry.slice(0, colon), entry.slice(colon + 2).trim()] as const;
  });
  const parsed = head.safeParse(Object.fromEntries(fields));
  if (!parsed.success) throw new Error(`${name}: ${z.prettifyError(parsed.error)}`);
  return Object.assign({ body: body.trim() }, parsed.data);
}

/** All languages must say the same thing where a text is not in a language: slugs and numbers. */
function same<T>(what: string, values: readonly T[]): T {
  const [first, ...rest] = values;
  if (first === undefined || rest.some((value) => value !== first)) {
    throw new Error(`${what} differs between languages: ${values.join(", ")}`);
  }
  return first;
}

const each = <T, V>(texts: InThree<T>, pick: (text: T) => V) =>
  locales.map((locale) => pick(texts[locale]));

function section(name: string, body: string): string {
  const parts = body.split(/^## /m);
  const found = parts.find((part) => part.startsWith(`${name}\n`));
  if (!found) throw new Error(`The campaign's text has no section "${name}"`);
  return found.slice(name.length).trim();
}

/** The campaign's name, tagline and longer texts (Markdown) in each language. */
export function campaignContent(): InThree<CampaignTexts> {
  return inThree((locale) => {
    const { name, tagline, body } = readDocument(`campaign.${locale}.md`, campaignHead);
    return {
      name,
      tagline,
      about: section("about", body),
      joining: section("joining", body),
      privacy: section("privacy", body),
    };
  });
}

/** The first petition: its slug, its threshold (signatures in all, signatures a region) and texts. */
export function petitionContent() {
  const read = inThree((locale) => readDocument(`petition.${locale}.md`, petitionHead));
  return {
    slug: same(
      "The petition's slug",
      each(read, (text) => text.slug),
    ),
    total: same(
      "The petition's total",
      each(read, (text) => text.total),
    ),
    minimumPerRegion: same(
      "The minimum a region",
      each(read, (text) => text.minimumPerRegion),
    ),
    retentionDays: same(
      "The retention",
      each(read, (text) => text.retentionDays),
    ),
    texts: inThree((locale) => {
      const { title, addressee, summary, body } = read[locale];
      return { title, addressee, summary, body };
    }),
  };
}

/** The first briefing: its slug, the slug of the petition it leads to, and its texts. */
export function briefingContent() {
  const read = inThree((locale) => readDocument(`briefing.${locale}.md`, briefingHead));
  return {
    slug: same(
      "The briefing's slug",
      each(read, (text) => text.slug),
    ),
    petitionSlug: same(
      "The briefing's petition",
      each(read, (text) => text.petition),
    ),
    texts: inThree((locale) => {
      const { title, standfirst, dateline, body } = read[locale];
      return { title, standfirst, dateline, body };
    }),
  };
}

type EventKind = "picket" | "meeting" | "workshop" | "leafleting" | "online";
type Planned = {
  slug: string;
  kind: EventKind;
  /** Days from the day of seeding; the next such weekday (0 is Sunday) is taken from there on. */
  inDays: number;
  weekday: number;
  /** Clock time in `timeZone`. */
  startsAt: `${number}:${number}`;
  minutes: number;
  timeZone: string;
  place: RegionCode | "elsewhere";
  capacity: number | null;
};

const plannedEvents: readonly Planned[] = [
  {
    slug: "reading-the-briefing",
    kind: "online",
    inDays: -18,
    weekday: 3,
    startsAt: "19:00",
    minutes: 90,
    timeZone: "Asia/Almaty",
    place: "elsewhere",
    capacity: 40,
  },
  {
    slug: "model-motion-workshop",
    kind: "workshop",
    inDays: 4,
    weekday: 4,
    startsAt: "18:30",
    minutes: 90,
    timeZone: "Europe/London",
    place: "elsewhere",
    capacity: 50,
  },
  {
    slug: "translation-evening",
    kind: "online",
    inDays: 8,
    weekday: 2,
    startsAt: "20:00",
    minutes: 120,
    timeZone: "Asia/Almaty",
    place: "elsewhere",
    capacity: 30,
  },
  {
    slug: "embassy-picket-london",
    kind: "picket",
    inDays: 12,
    weekday: 6,
    startsAt: "12:00",
    minutes: 90,
    timeZone: "Europe/London",
    place: "elsewhere",
    capacity: null,
  },
  {
    slug: "public-meeting-berlin",
    kind: "meeting",
    inDays: 17,
    weekday: 5,
    startsAt: "18:30",
    minutes: 150,
    timeZone: "Europe/Berlin",
    place: "elsewhere",
    capacity: 120,
  },
  {
    slug: "leaflets-brussels",
    kind: "leafleting",
    inDays: 25,
    weekday: 2,
    startsAt: "07:30",
    minutes: 90,
    timeZone: "Europe/Brussels",
    place: "elsewhere",
    capacity: 16,
  },
];

const minute = 60_000;

/** Minutes by which a zone's clock is ahead of UTC at an instant. */
function offsetOf(timeZone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    dateStyle: "short",
    timeStyle: "medium",
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  const clock = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return Math.round((clock - Math.floor(at.getTime() / 1000) * 1000) / minute);
}

function startOf(event: Planned, now: Date): Date {
  const day = new Date(now.getTime() + event.inDays * 24 * 60 * minute);
  const ahead = (event.weekday - day.getUTCDay() + 7) % 7;
  const [hours = 0, minutes = 0] = event.startsAt.split(":").map(Number);
  const clock = Date.UTC(
    day.getUTCFullYear(),
    day.getUTCMonth(),
    day.getUTCDate() + ahead,
    hours,
    minutes,
  );
  const near = new Date(clock - offsetOf(event.timeZone, new Date(clock)) * minute);
  return new Date(clock - offsetOf(event.timeZone, near) * minute);
}

/**
 * Example events around the day of seeding; all are to be stored with `isExample: true`.
 * @param now the day of seeding
 */
export function eventContent(now: Date) {
  return plannedEvents.map((event) => {
    const startsAt = startOf(event, now);
    return {
      slug: event.slug,
      kind: event.kind,
      startsAt,
      endsAt: new Date(startsAt.getTime() + event.minutes * minute),
      timeZone: event.timeZone,
      place: event.place,
      capacity: event.capacity,
      texts: inThree((locale) => readDocument(`events/${event.slug}.${locale}.md`, eventHead)),
    };
  });
}

/** Ways to help, in the order in which the form lists them. */
export const helpOptions: readonly InThree<string>[] = [
  {
    kk: "Аударма жасаймын",
    ru: "Переводить",
    en: "Translate",
  },
  {
    kk: "Кәсіподағымда немесе студенттер кеңесінде қарар ұсынамын",
    ru: "Внести резолюцию в своём профсоюзе или студсовете",
    en: "Bring a motion to my union branch or student body",
  },
  {
    kk: "Пикетке шығамын",
    ru: "Выйти на пикет",
    en: "Stand at a picket",
  },
  {
    kk: "Парақша таратамын",
    ru: "Раздавать листовки",
    en: "Hand out leaflets",
  },
  {
    kk: "Жиналыс өткіземін",
    ru: "Провести собрание",
    en: "Host a meeting",
  },
  {
    kk: "Қолдау немесе наразылық хатын жазамын",
    ru: "Написать письмо поддержки или протеста",
    en: "Write messages of support or protest",
  },
];
