// Proof that the seed's briefing is drawn whole in three languages, and that a broken figure says why.
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { locales } from "@/lib/i18n/locales";
import { briefingContent } from "@/prisma/seed-content/content";
import { BriefingText } from "./briefing-text";

const render = (markdown: string, locale: "kk" | "ru" | "en" = "en") =>
  renderToStaticMarkup(<BriefingText markdown={markdown} locale={locale} petition={<b>FORM</b>} />);

describe("the seed's briefing", () => {
  it.each(locales)("in %s has its figures, notes and the form before the sources", (locale) => {
    const written = render(briefingContent().texts[locale].body, locale);
    expect(written.match(/<figure/g)).toHaveLength(3);
    expect(written.match(/role="note"/g)).toHaveLength(18);
    expect(written.match(/FORM/g)).toHaveLength(1);
    expect(written.indexOf("FORM")).toBeLessThan(written.lastIndexOf("<h2"));
    expect(written).not.toMatch(/\sstyle=/);
    expect(written).not.toMatch(/\[\^|```/);
  });
});

describe("BriefingText", () => {
  it("puts the form at the end when the text does not say where", () => {
    expect(render("Words.")).toMatch(/Words\..*FORM/s);
  });

  it("says what is wrong with a figure, and where", () => {
    const written = render("```figure:bars\ntitle: T\ndescription: D\nsource: S\nA | many\n```");
    expect(written).toContain("Line 4: “A | many” needs a number");
  });
});
