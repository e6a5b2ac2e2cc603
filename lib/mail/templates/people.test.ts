// Proves what mails to supporters and guests say, do not say, and cannot be made to say.
import { describe, expect, it } from "vitest";
import { locales } from "../../i18n/locales";
import {
  calledOffLetter,
  confirmAttendanceLetter,
  type EventFactsInMail,
  placeLetter,
} from "./events";
import { alreadyJoinedLetter, confirmJoiningLetter, ownDataLetter } from "./supporters";

const base = "https://site.test";
const links = {
  guest: `${base}/kk/attendances/guest-link`,
  event: `${base}/kk/events/picket`,
  calendar: `${base}/kk/events/picket/calendar.ics`,
  data: `${base}/kk/preferences/data-link`,
  unsubscribe: `${base}/api/unsubscribe/data-link`,
};
const event: EventFactsInMail = {
  title: "Picket <img src=x onerror=alert(1)>\r\nBcc: x@evil.test",
  venue: "London\r\n\r\n<script>alert(1)</script>",
  startsAt: new Date("2026-12-05T12:00:00Z"),
  endsAt: new Date("2026-12-05T13:30:00Z"),
  timeZone: "Europe/London",
  isExample: false,
};

describe.each(locales)("mails in %s", (locale) => {
  const letters = {
    confirmJoining: confirmJoiningLetter(locale, `${base}/kk/join/confirm-link`, links),
    alreadyJoined: alreadyJoinedLetter(locale, links),
    ownData: ownDataLetter(locale, links.data),
    confirmAttendance: confirmAttendanceLetter(locale, links),
    place: placeLetter(locale, event, links),
    calledOff: calledOffLetter(locale, event, "<b>Frost</b>\r\nTo: y@evil.test", links),
  };

  it.each(Object.entries(letters))("%s has a subject that names no matter", (_name, letter) => {
    expect(letter.subject).not.toMatch(/bosaga|босаға|босага|petition|петици|picket|пикет|\r|\n/i);
    expect(letter.subject.length).toBeGreaterThan(4);
  });

  it.each(Object.entries(letters))("%s leads to the person's own data", (_name, letter) => {
    expect(letter.text).toContain(links.data);
    expect(letter.html).toContain(links.data);
  });

  it("says nothing of the event before the mailbox has confirmed", () => {
    expect(letters.confirmAttendance.text).not.toContain("London");
    expect(letters.confirmAttendance.text).not.toContain("2026");
  });

  it("writes what organisers typed as text, on its own line", () => {
    for (const { html, text } of [letters.place, letters.calledOff]) {
      expect(html).not.toMatch(/<(img|script|b)\b/);
      expect(text).not.toMatch(/^(Bcc|To):/m);
    }
  });

  it("gives the links that belong to it", () => {
    expect(letters.place.text).toContain(links.guest);
    expect(letters.place.text).toContain(links.calendar);
    expect(letters.confirmJoining.unsubscribe).toBe(links.unsubscribe);
  });
});
