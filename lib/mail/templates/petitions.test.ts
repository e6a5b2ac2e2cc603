// Proves what mails to signers say and do not say.
import { describe, expect, it } from "vitest";
import { locales } from "../../i18n/locales";
import {
  alreadySignedLetter,
  confirmSignatureLetter,
  removedLetter,
  signedOnPaperLetter,
} from "./petitions";

const links = {
  signature: "https://site.test/kk/signatures/link",
  data: "https://site.test/kk/preferences/data",
};

describe.each(locales)("mails to signers in %s", (locale) => {
  const letters = {
    confirm: confirmSignatureLetter(locale, links),
    already: alreadySignedLetter(locale, links),
    onPaper: signedOnPaperLetter(locale, links),
    removed: removedLetter(locale, "contact@site.test", links),
  };

  it.each(Object.entries(letters))("%s tells a reader of the mailbox nothing", (_, letter) => {
    const said = `${letter.subject}\n${letter.text}`.replaceAll(/https?:\S+/g, "");
    expect(said).not.toMatch(/bosaga|босаға|босага|petition|петици|signature|подпис|қол қ/i);
    expect(letter.subject).not.toMatch(/[\r\n]/);
  });

  it.each(Object.entries(letters))("%s says the same as text and as HTML", (_, letter) => {
    expect(letter.text).toContain(links.data);
    expect(letter.html).toContain(links.data);
  });

  it("lead to the page with the buttons, or to somebody who can be asked", () => {
    for (const letter of [letters.confirm, letters.already]) {
      expect(letter.text).toContain(links.signature);
      expect(letter.html).toContain(links.signature);
    }
    expect(letters.removed.text).toContain("contact@site.test");
  });
});
