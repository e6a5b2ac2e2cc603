// Proof that a briefing's form takes what organisers write and refuses everything else with a field's name.
import { describe, expect, it } from "vitest";
import { readForm } from "@/lib/forms";
import { locales } from "@/lib/i18n/locales";
import { briefingForm, briefingInput, briefingLimits, pageNumber, retractionForm } from "./schema";

function filled(change: Record<string, string> = {}): FormData {
  const form = new FormData();
  form.set("slug", "a-briefing");
  form.set("petitionId", "");
  for (const locale of locales) {
    form.set(`title_${locale}`, `Title ${locale}`);
    form.set(`standfirst_${locale}`, "Standfirst");
    form.set(`dateline_${locale}`, "April 2015");
    form.set(`body_${locale}`, "Line one\r\n\r\nLine two");
  }
  for (const [name, value] of Object.entries(change)) form.set(name, value);
  return form;
}

describe("briefingForm", () => {
  it("puts the fields together by language", () => {
    const read = readForm(briefingForm, filled());
    expect(read.ok && briefingInput(read.data)).toMatchObject({
      slug: "a-briefing",
      petitionId: null,
      texts: { ru: { title: "Title ru", body: "Line one\n\nLine two" } },
    });
  });

  it("lets a draft wait for a language", () => {
    expect(readForm(briefingForm, filled({ title_kk: "", body_kk: "" })).ok).toBe(true);
  });

  it.each([
    [{ slug: "Not A Slug" }, "slug"],
    [{ petitionId: "not-an-id" }, "petitionId"],
    [{ title_ru: "x".repeat(briefingLimits.title + 1) }, "title_ru"],
    [{ body_en: "NUL \u0000" }, "body_en"],
    [{ standfirst_kk: "turned \u202e round" }, "standfirst_kk"],
    [{ publishedAt: "now" }, "publishedAt"],
  ])("refuses %o", (change, field) => {
    const read = readForm(briefingForm, filled(change));
    expect(read.ok ? [] : Object.keys(read.errors)).toEqual([field]);
  });

  it("gives back what was typed", () => {
    const read = readForm(briefingForm, filled({ slug: "No" }));
    expect(!read.ok && read.values.title_en).toBe("Title en");
  });
});

describe("retractionForm", () => {
  it("asks for a reason", () => {
    expect(readForm(retractionForm, new FormData()).ok).toBe(false);
  });
});

describe("pageNumber", () => {
  it.each([
    ["2", 2],
    [undefined, 1],
    [["2", "3"], 1],
    ["0", 1],
    ["-1", 1],
    ["1e9", 1],
  ])("%j is %i", (value, number) => {
    expect(pageNumber(value)).toBe(number);
  });
});
