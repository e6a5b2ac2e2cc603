// Pure decisions about watching: what is counted, how many an hour are no reason to look, and what may be written.

export const watchDimensions = ["region", "domain", "link", "network"] as const;
export type WatchDimension = (typeof watchDimensions)[number];

/** Values under this are never written: they would point at single people. */
export const LEAST_WRITTEN = 5;

/** Signatures an hour above which an alert is raised, where no organiser set another number. */
export const defaultLimits: Readonly<Record<WatchDimension, number>> = {
  region: 1_000,
  domain: 100,
  link: 500,
  network: 150,
};

/** Most people here have their mailbox with one of these: for them a domain's limit is twenty times as high. */
const COMMON_PROVIDERS: ReadonlySet<string> = new Set([
  "gmail.com",
  "mail.ru",
  "inbox.ru",
  "list.ru",
  "bk.ru",
  "internet.ru",
  "yandex.ru",
  "yandex.kz",
  "ya.ru",
  "rambler.ru",
  "icloud.com",
  "outlook.com",
  "hotmail.com",
  "yahoo.com",
  "mail.kz",
]);
const FOR_PROVIDERS = 20;

/** The limit that a value is held against. @param perHour the dimension's */
export function limitOf(dimension: WatchDimension, value: string, perHour: number): number {
  return dimension === "domain" && COMMON_PROVIDERS.has(value) ? perHour * FOR_PROVIDERS : perHour;
}

const HOUR = 3_600_000;

/** The hour an instant belongs to. */
export function hourOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / HOUR) * HOUR);
}

/** The next hour. */
export function hourAfter(hour: Date): Date {
  return new Date(hour.getTime() + HOUR);
}
