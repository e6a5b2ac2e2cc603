// Proves what mails to contacts of organisations say and do not say.
import { describe, expect, it } from "vitest";
import { locales } from "../../i18n/locales";
import { alreadyEndorsedLetter, confirmEndorsementLetter } from "./endorsements";

const links = {
  endorsement: "https://site.test/kk/endorsements/link",
  data: "https://site.test/kk/preferences/data",
};

describe.each(locales)("mails to contacts in %s", (locale) => {
  const letters = {
    confirm: confirmEndorsementLetter(locale, links),
    already: alreadyEndorsedLetter(locale, links),
  };

  it.each(Object.entries(letters))("%s tells a reader of the mailbox nothing", (_, letter) => {
    const said = `${letter.subject}\n${letter.text}`.replaceAll(/https?:\S+/g, "");
    expect(said).not.toMatch(/bosaga|босаға|босага|petition|петици|signature|подпис|қол қ|endors/i);
    expect(letter.subject).not.toMatch(/[\r\n]/);
  });

  it.each(Object.entries(letters))("%s leads to its page and to the own data", (_, letter) => {
    for (const said of [letter.text, letter.html]) {
      expect(said).toContain(links.endorsement);
      expect(said).toContain(links.data);
    }
  });
});
