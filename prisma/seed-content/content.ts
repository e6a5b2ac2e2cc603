// What the ordinary seed writes into an empty database: the campaign's texts, the first briefing,
// its petition and ways to help (example events: events.ts), read from the Markdown files beside this one.
import { z } from "zod";
import { locales } from "../../lib/i18n/locales";
import { type InThree, inThree, line, readDocument } from "./read";

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

export type CampaignTexts = z.output<typeof campaignHead> & {
  about: string;
  joining: string;
  privacy: string;
};

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
