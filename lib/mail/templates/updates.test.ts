// Proves what the mail with an update says, does not say, and cannot be made to say.
import { describe, expect, it } from "vitest";
import { locales } from "../../i18n/locales";
import { testUpdateLetter, updateLetter } from "./updates";

const base = "https://site.test";
const links = {
  page: `${base}/kk/petitions/homes/updates/1`,
  data: `${base}/kk/preferences/data-link`,
  unsubscribe: `${base}/api/unsubscribe/stop-link`,
};
const update = {
  petition: "Homes\r\nBcc: x@evil.test",
  title: "A hearing <img src=x onerror=alert(1)>",
  paragraphs: ["On Monday & <b>Tuesday</b>.", "– bring a friend"],
};

describe.each(locales)("an update's mail in %s", (locale) => {
  const letter = updateLetter(locale, update, links);

  it("has a subject that names no matter", () => {
    expect(letter.subject).not.toMatch(/bosaga|босаға|босага|petition|петици|hearing|homes|\r|\n/i);
  });

  it("says the same as text and as HTML, with the same links", () => {
    for (const form of [letter.text, letter.html]) {
      for (const href of Object.values(links)) expect(form).toContain(href);
      expect(form).toContain("– bring a friend");
    }
    expect(letter.text).toContain("On Monday & <b>Tuesday</b>.");
    expect(letter.html).toContain("On Monday &amp; &lt;b&gt;Tuesday&lt;/b&gt;.");
    expect(letter.html).not.toMatch(/<img|<script|<b>/);
    expect(letter.text).not.toMatch(/^Bcc:/m);
  });

  it("can be stopped by one click; its test leads to nobody's data", () => {
    expect(letter.unsubscribe).toBe(links.unsubscribe);
    const test = testUpdateLetter(locale, update, links.page);
    expect(test.unsubscribe).toBeUndefined();
    expect(test.text).not.toContain("preferences");
    expect(test.text).toContain(links.page);
  });
});
