// The member states of the European Union, with their names and their seats in the European Parliament.

/**
 * By ISO 3166-1 alpha-2, in the protocol order of the treaties (states by their own names). Seats:
 * `seats2024` of the term 2024–2029 (European Council Decision (EU) 2023/2061, 720 in all),
 * `seats2020` from 1 February 2020 (European Council Decision (EU) 2018/937, 705 in all).
 */
export const memberStates = [
  { code: "BE", kk: "Бельгия", ru: "Бельгия", en: "Belgium", seats2024: 22, seats2020: 21 },
  { code: "BG", kk: "Болгария", ru: "Болгария", en: "Bulgaria", seats2024: 17, seats2020: 17 },
  { code: "CZ", kk: "Чехия", ru: "Чехия", en: "Czechia", seats2024: 21, seats2020: 21 },
  { code: "DK", kk: "Дания", ru: "Дания", en: "Denmark", seats2024: 15, seats2020: 14 },
  { code: "DE", kk: "Германия", ru: "Германия", en: "Germany", seats2024: 96, seats2020: 96 },
  { code: "EE", kk: "Эстония", ru: "Эстония", en: "Estonia", seats2024: 7, seats2020: 7 },
  { code: "IE", kk: "Ирландия", ru: "Ирландия", en: "Ireland", seats2024: 14, seats2020: 13 },
  { code: "GR", kk: "Грекия", ru: "Греция", en: "Greece", seats2024: 21, seats2020: 21 },
  { code: "ES", kk: "Испания", ru: "Испания", en: "Spain", seats2024: 61, seats2020: 59 },
  { code: "FR", kk: "Франция", ru: "Франция", en: "France", seats2024: 81, seats2020: 79 },
  { code: "HR", kk: "Хорватия", ru: "Хорватия", en: "Croatia", seats2024: 12, seats2020: 12 },
  { code: "IT", kk: "Италия", ru: "Италия", en: "Italy", seats2024: 76, seats2020: 76 },
  { code: "CY", kk: "Кипр", ru: "Кипр", en: "Cyprus", seats2024: 6, seats2020: 6 },
  { code: "LV", kk: "Латвия", ru: "Латвия", en: "Latvia", seats2024: 9, seats2020: 8 },
  { code: "LT", kk: "Литва", ru: "Литва", en: "Lithuania", seats2024: 11, seats2020: 11 },
  { code: "LU", kk: "Люксембург", ru: "Люксембург", en: "Luxembourg", seats2024: 6, seats2020: 6 },
  { code: "HU", kk: "Венгрия", ru: "Венгрия", en: "Hungary", seats2024: 21, seats2020: 21 },
  { code: "MT", kk: "Мальта", ru: "Мальта", en: "Malta", seats2024: 6, seats2020: 6 },
  {
    code: "NL",
    kk: "Нидерланд",
    ru: "Нидерланды",
    en: "Netherlands",
    seats2024: 31,
    seats2020: 29,
  },
  { code: "AT", kk: "Аустрия", ru: "Австрия", en: "Austria", seats2024: 20, seats2020: 19 },
  { code: "PL", kk: "Польша", ru: "Польша", en: "Poland", seats2024: 53, seats2020: 52 },
  { code: "PT", kk: "Португалия", ru: "Португалия", en: "Portugal", seats2024: 21, seats2020: 21 },
  { code: "RO", kk: "Румыния", ru: "Румыния", en: "Romania", seats2024: 33, seats2020: 33 },
  { code: "SI", kk: "Словения", ru: "Словения", en: "Slovenia", seats2024: 9, seats2020: 8 },
  { code: "SK", kk: "Словакия", ru: "Словакия", en: "Slovakia", seats2024: 15, seats2020: 14 },
  { code: "FI", kk: "Финляндия", ru: "Финляндия", en: "Finland", seats2024: 15, seats2020: 14 },
  { code: "SE", kk: "Швеция", ru: "Швеция", en: "Sweden", seats2024: 21, seats2020: 21 },
] as const;

export type StateCode = (typeof memberStates)[number]["code"];
