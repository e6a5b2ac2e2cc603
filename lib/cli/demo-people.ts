// Synthetic people for `npm run demo`: names nobody bears, addresses nobody can have.
import type { Locale } from "../i18n/locales";
import { ELSEWHERE, NOT_GIVEN, type Place, regions } from "../regions";

/** The words for "example", "sample", "trial" and the like: nobody can take them for a person's name. */
const FIRST: Record<Locale, readonly string[]> = {
  kk: ["Мысал", "Үлгі", "Сынақ", "Нұсқа", "Жаттығу", "Өрнек"],
  ru: ["Пример", "Образец", "Проба", "Макет", "Эталон", "Шаблон"],
  en: ["Sample", "Example", "Specimen", "Trial", "Pattern", "Template"],
};

const LAST: Record<Locale, readonly string[]> = {
  kk: ["Босағаев", "Есікбаев", "Табалдырықова", "Маңдайшева", "Қолтаңбаев", "Парақшина"],
  ru: ["Порогов", "Косякова", "Подписной", "Листовкина", "Скамейкин", "Петицина"],
  en: ["Threshold", "Doorpost", "Lintelby", "Signwell", "Leafletson", "Countable"],
};

const COMMENTS: Record<Locale, readonly string[]> = {
  kk: ["Бұл – көрсетілім үшін жазылған пікір.", "Сынақ пікір: мұны ешкім жазған жоқ."],
  ru: ["Это комментарий для демонстрации.", "Проба комментария: этого никто не писал."],
  en: ["This comment was made for a demonstration.", "A sample comment; nobody wrote this."],
};

/** RFC 2606: these domains are nobody's and never will be. */
const DOMAINS = ["example.org", "example.com", "example.net"] as const;

/** How often each place comes: uneven, so that some regions pass a minimum and others do not. The
 *  figures are made up and say nothing about the regions. */
const WEIGHTS: readonly (readonly [Place, number])[] = [
  ...regions.map(({ code }, index) => [code, 1 + ((index * 7) % 11) ** 2 / 3] as const),
  [ELSEWHERE, 30],
  [NOT_GIVEN, 8],
];
const WEIGHT = WEIGHTS.reduce((sum, [, weight]) => sum + weight, 0);

const LOCALES: readonly Locale[] = ["kk", "kk", "kk", "ru", "ru", "ru", "ru", "en"];

export type SyntheticPerson = {
  name: string;
  email: string;
  place: Place;
  locale: Locale;
  comment: string | null;
};

/** Mulberry32: small, seeded, the same on every machine; nothing secret depends on it. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pick<T>(list: readonly [T, ...T[]] | readonly T[], at: number, otherwise: T): T {
  return list[Math.floor(at * list.length)] ?? otherwise;
}

function placeAt(position: number): Place {
  let left = position * WEIGHT;
  for (const [place, weight] of WEIGHTS) {
    left -= weight;
    if (left <= 0) return place;
  }
  return NOT_GIVEN;
}

/**
 * A synthetic person.
 * @param number distinct per list: it makes the address unique
 * @param random a source of numbers in [0, 1)
 */
export function syntheticPerson(number: number, random: () => number): SyntheticPerson {
  const locale = pick(LOCALES, random(), "ru");
  return {
    locale,
    name: `${pick(FIRST[locale], random(), "")} ${pick(LAST[locale], random(), "")} ${number}`,
    email: `demo-${number}@${pick(DOMAINS, random(), DOMAINS[0])}`,
    place: placeAt(random()),
    comment: random() < 0.1 ? pick(COMMENTS[locale], random(), "") : null,
  };
}
