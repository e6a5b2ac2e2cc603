// Pure writing of a list for the addressee: its words, its lines, its columns.
import { formatDate, formatDateTime, formatNumber } from "../../../i18n/format";
import type { Locale } from "../../../i18n/locales";
import { placeWords } from "../../../i18n/place-words";
import { translator } from "../../../i18n/translate";
import type { ListRow, ListWords } from "../../../pdf/delivery-list";
import type { RegionSetName } from "../../../region-sets";
import { shownName } from "../../comments/rules";
import { plainParagraphs } from "../rules";
import type { Facts } from "./queries";

/** Everything printed beside the lines. Every number is a sum of what the lines are. */
export function listWords(locale: Locale, facts: Facts): ListWords {
  const t = translator(locale, "delivery");
  const rule = translator(locale, "rule");
  const { regionSet: set } = facts;
  const number = (value: number) => formatNumber(locale, value);
  const sum = (of: "total" | "paper" | "named") =>
    facts.places.reduce((all, place) => all + place[of], 0);
  const total = sum("total");
  const paper = sum("paper");
  const named = sum("named");
  return {
    title: t("sheet.title"),
    petition: facts.title,
    addressee: t("sheet.to", { addressee: facts.addressee }),
    made: t("sheet.made", { at: formatDateTime(locale, facts.at) }),
    total: t("sheet.total", { total }),
    synthetic: facts.isSynthetic ? t("sheet.synthetic") : null,
    how: t("sheet.how"),
    parts: [
      [t("sheet.online"), number(total - paper)],
      [t("sheet.paper"), number(paper)],
      [t("sheet.withdrawn"), number(facts.withdrawn)],
      [t("sheet.invalidated"), number(facts.invalidated)],
      [t("sheet.names"), number(named)],
      [t("sheet.withheldCount"), number(total - named)],
    ],
    versions: t("sheet.versions"),
    versionParts: facts.versions.map(({ version, total: size }) => [
      t("sheet.versionLine", { version }),
      number(size),
    ]),
    byRegion: rule("table.by", { set }),
    regions: facts.places.map(({ place, total: size }) => [
      placeWords(locale, set, place),
      number(size),
    ]),
    text: t("sheet.version", { version: facts.version }),
    paragraphs: plainParagraphs(facts.body),
    columns: {
      number: t("sheet.number"),
      name: t("sheet.name"),
      date: t("sheet.date"),
      way: t("sheet.way"),
    },
    page: (page) => t("sheet.page", { page }),
  };
}

/** The head of the CSV. @param set the petition counts by */
export function csvHead(locale: Locale, set: RegionSetName): string[] {
  const t = translator(locale, "delivery");
  const region = translator(locale, "rule")("table.region", { set });
  return [t("sheet.number"), t("sheet.name"), region, t("sheet.date"), t("sheet.way")];
}

/**
 * How lines are written in a language. The words that repeat are looked up once.
 * @returns writes one line: its number, the opened name (null without consent), form, day and way
 */
export function lineWriter(locale: Locale): (
  number: number,
  line: {
    name: string | null;
    /** There is a name, and it does not open. */
    isBroken: boolean;
    nameForm: "full" | "initial";
    givenAt: Date;
    isPaper: boolean;
  },
) => ListRow {
  const t = translator(locale, "delivery");
  const withheld = t("sheet.withheld");
  const broken = t("sheet.broken");
  const ways = { online: t("sheet.ways.online"), paper: t("sheet.ways.paper") };
  return (number, { name, isBroken, nameForm, givenAt, isPaper }) => ({
    number: formatNumber(locale, number),
    name: shownName(name, nameForm) ?? (isBroken ? broken : withheld),
    date: formatDate(locale, givenAt, "short"),
    way: isPaper ? ways.paper : ways.online,
  });
}
