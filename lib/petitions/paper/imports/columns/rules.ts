// The columns a file of lines may have, as people head them in three languages. Pure.

export const columns = [
  "sheet",
  "line",
  "name",
  "locality",
  "region",
  "contact",
  "email",
  "phone",
  "date",
  "illegible",
  "unsigned",
] as const;

export type Column = (typeof columns)[number];

/** Heads as people write them, folded as fold() does. The first of each is the one we print. */
const heads: Record<Column, readonly string[]> = {
  sheet: [
    "sheet",
    "sheet no",
    "sheet number",
    "парақ",
    "парақ №",
    "парақ нөмірі",
    "лист",
    "№ листа",
    "лист №",
    "номер листа",
  ],
  line: [
    "line",
    "line no",
    "line number",
    "row",
    "no",
    "№",
    "жол",
    "жол №",
    "жол нөмірі",
    "реттік нөмірі",
    "р/с",
    "строка",
    "№ строки",
    "номер строки",
    "№ п/п",
    "номер",
  ],
  name: [
    "name",
    "full name",
    "аты-жөні",
    "аты жөні",
    "есімі",
    "т.а.ә.",
    "таә",
    "имя",
    "фио",
    "ф.и.о.",
    "имя и фамилия",
    "фамилия и имя",
    "фамилия, имя",
  ],
  locality: [
    "locality",
    "town",
    "city",
    "village",
    "елді мекен",
    "қала",
    "ауыл",
    "населенный пункт",
    "город",
    "село",
    "место жительства",
  ],
  region: ["region", "place", "өңір", "облыс", "регион", "область"],
  contact: [
    "contact",
    "e-mail or phone",
    "email or phone",
    "байланыс",
    "пошта немесе телефон",
    "контакт",
    "почта или телефон",
  ],
  email: [
    "email",
    "e-mail",
    "mail",
    "e-mail address",
    "электрондық пошта",
    "пошта",
    "электронная почта",
    "эл. почта",
    "почта",
  ],
  phone: [
    "phone",
    "tel",
    "telephone",
    "mobile",
    "телефон",
    "ұялы телефон",
    "тел.",
    "тел",
    "мобильный",
  ],
  date: ["date", "signed on", "day", "күні", "күн", "қол қойған күні", "дата", "дата подписи"],
  illegible: ["illegible", "оқылмайды", "неразборчиво"],
  unsigned: [
    "unsigned",
    "no signature",
    "қолы жоқ",
    "қол қойылмаған",
    "нет подписи",
    "без подписи",
  ],
};

const fold = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[\s_]+/gu, " ")
    .replace(/[*:]+$/u, "")
    .trim();

const byHead: ReadonlyMap<string, Column> = new Map(
  columns.flatMap((column) => heads[column].map((head) => [fold(head), column] as const)),
);

/** The column a head stands for; null when it stands for none we know. */
export function columnOf(head: string): Column | null {
  return byHead.get(fold(head)) ?? null;
}

/** One head of each column, for instructions. @param locale index of the language's spelling */
export const headExamples: Readonly<Record<"kk" | "ru" | "en", Record<Column, string>>> = {
  kk: {
    sheet: "Парақ №",
    line: "Жол №",
    name: "Аты-жөні",
    locality: "Елді мекен",
    region: "Өңір",
    contact: "Пошта немесе телефон",
    email: "Электрондық пошта",
    phone: "Телефон",
    date: "Күні",
    illegible: "Оқылмайды",
    unsigned: "Қолы жоқ",
  },
  ru: {
    sheet: "№ листа",
    line: "№ строки",
    name: "ФИО",
    locality: "Населённый пункт",
    region: "Регион",
    contact: "Почта или телефон",
    email: "Электронная почта",
    phone: "Телефон",
    date: "Дата",
    illegible: "Неразборчиво",
    unsigned: "Без подписи",
  },
  en: {
    sheet: "Sheet",
    line: "Line",
    name: "Name",
    locality: "Locality",
    region: "Region",
    contact: "E-mail or phone",
    email: "E-mail",
    phone: "Phone",
    date: "Date",
    illegible: "Illegible",
    unsigned: "Unsigned",
  },
};
