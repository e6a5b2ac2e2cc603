// Pure decisions about deliveries: days of silence, which dates can be true, what kind of file a document is.
import { campaignZone } from "../../i18n/zones";

const DAY = 86_400_000;

const dayFormat = new Intl.DateTimeFormat("en-CA", {
  timeZone: campaignZone,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** The campaign's calendar day of an instant, `2026-11-24`. */
export function dayOf(at: Date): string {
  return dayFormat.format(at);
}

/** A day as a date column holds it: midnight UTC of that day. */
export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The day a date column holds. */
export function dayOfColumn(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/**
 * How many days a delivery has gone, or went, without an answer.
 * @param deliveredOn, answeredOn days; answeredOn null while there is none
 * @param today the day asked about
 * @returns whole days, never below 0
 */
export function silenceDays(deliveredOn: string, answeredOn: string | null, today: string): number {
  const until = dateOf(answeredOn ?? today).getTime();
  return Math.max(0, Math.round((until - dateOf(deliveredOn).getTime()) / DAY));
}

/**
 * Whether a day can be when it is said to be.
 * @param day the day given; @param earliest nothing of the kind was possible before; @param today
 * @returns null when it can; else which way it cannot
 */
export function dayRefusal(
  day: string,
  earliest: string,
  today: string,
): "too-early" | "in-future" | null {
  if (day > today) return "in-future";
  return day < earliest ? "too-early" : null;
}

export type DocumentKind = { extension: "pdf" | "jpg" | "png"; type: string };

const signatures: readonly (DocumentKind & { begins: readonly number[] })[] = [
  { extension: "pdf", type: "application/pdf", begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { extension: "jpg", type: "image/jpeg", begins: [0xff, 0xd8, 0xff] },
  {
    extension: "png",
    type: "image/png",
    begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  },
];

/**
 * What a file is by its first bytes, whatever it calls itself: PDF (ISO 32000-1 §7.5.2), JPEG
 * (ITU T.81 annex B), PNG (RFC 2083 §3.1).
 * @returns null for anything else
 */
export function documentKind(bytes: Uint8Array): DocumentKind | null {
  const found = signatures.find(({ begins }) => begins.every((byte, at) => bytes[at] === byte));
  return found ? { extension: found.extension, type: found.type } : null;
}

/** The media type of a stored document, by the ending its name was given. */
export function documentType(name: string): string {
  const ending = name.slice(name.lastIndexOf(".") + 1);
  return (
    signatures.find(({ extension }) => extension === ending)?.type ?? "application/octet-stream"
  );
}
