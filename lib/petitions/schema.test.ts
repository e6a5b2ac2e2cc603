// Owns the proof that forms of petitions and signatures take what they should and name what they do not.
import { describe, expect, it } from "vitest";
import { readForm } from "../forms";
import { locales } from "../i18n/locales";
import { thresholdRule } from "../thresholds/schema";
import { petitionForm, petitionFormValues, petitionInput } from "./schema";
import { signatureFilters, signatureForm, signatureJson } from "./signatures/schema";

function formOf(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.append(name, value);
  return form;
}

const filled = {
  slug: "open-the-homes",
  total: "100 000",
  minimumKind: "shareOfTotal",
  minimumValue: "",
  minimumPercent: "1,5",
  closesAt: "2027-01-31T18:00",
  retentionDays: "180",
  ...Object.fromEntries(
    locales.flatMap((locale) => [
      [`title_${locale}`, `Title ${locale}`],
      [`addressee_${locale}`, `Addressee ${locale}`],
      [`summary_${locale}`, `Summary ${locale}`],
      [`body_${locale}`, `Body ${locale}`],
    ]),
  ),
};

describe("the petition's form", () => {
  it("reads numbers as people write them, and the date in the campaign's zone", () => {
    const read = readForm(petitionForm, formOf(filled));
    if (!read.ok) throw new Error(JSON.stringify(read.errors));
    const input = petitionInput(read.data);
    expect(input.rule).toEqual(
      thresholdRule.parse({
        total: 100_000,
        regionMinimum: { kind: "shareOfTotal", percent: 1.5 },
      }),
    );
    expect(input.closesAt).toEqual(new Date("2027-01-31T13:00:00Z"));
    expect(input.texts.kk.title).toBe("Title kk");
    const again = readForm(petitionForm, formOf(petitionFormValues(input, "ru")));
    expect(again.ok && petitionInput(again.data)).toEqual(input);
  });

  it.each([
    [{ minimumKind: "number" }, "minimumValue", "required"],
    [{ minimumPercent: "" }, "minimumPercent", "required"],
    [{ total: "0" }, "total", "too-small"],
    [{ total: "10000001" }, "total", "too-large"],
    [{ total: "1e3" }, "total", "bad-number"],
    [{ closesAt: "2027-13-45T00:00" }, "closesAt", "bad-date"],
    [{ closesAt: "tomorrow" }, "closesAt", "bad-date"],
    [{ closesAt: "0000-12-01T18:00" }, "closesAt", "bad-date"],
    [{ slug: "Open Homes" }, "slug", "bad-slug"],
    [{ title_kk: " " }, "title_kk", "required"],
    [{ extra: "1" }, "extra", "unknown-field"],
  ])("refuses %j", (change, field, problem) => {
    const read = readForm(petitionForm, formOf({ ...filled, ...change }));
    expect(!read.ok && read.errors[field]?.[0]?.problem).toBe(problem);
  });
});

const signer = { name: "Айгерім", email: "a@example.org", place: "KZ-47" };

describe("the signature's form", () => {
  it("needs name, address and place, and takes the rest as not given", () => {
    const read = readForm(signatureForm, formOf(signer));
    expect(read.ok && read.data).toEqual({
      ...signer,
      comment: "",
      showName: false,
      news: false,
      via: "",
    });
  });

  it.each([
    [{ name: "" }, "name", "required"],
    [{ name: "=1+1" }, "name", "looks-like-formula"],
    [{ name: "＝1+1" }, "name", "looks-like-formula"],
    [{ name: "x".repeat(121) }, "name", "too-long"],
    [{ name: "a\u202eb" }, "name", "bad-characters"],
    [{ email: "nobody" }, "email", "bad-email"],
    [{ email: "a@b.kz\r\nBcc: x@y.kz" }, "email", "bad-characters"],
    [{ place: "" }, "place", "bad-choice"],
    [{ place: "KZ-00" }, "place", "bad-choice"],
    [{ comment: "see http://x.kz" }, "comment", "contains-link"],
    [{ comment: "join example.com now" }, "comment", "contains-link"],
    [{ comment: "x".repeat(1_001) }, "comment", "too-long"],
    [{ news: "maybe" }, "news", "wrong-type"],
    [{ admin: "1" }, "admin", "unknown-field"],
    [{ constructor: "1" }, "constructor", "unknown-field"],
  ])("refuses %j", (change, field, problem) => {
    const read = readForm(signatureForm, formOf({ ...signer, ...change }));
    expect(!read.ok && read.errors[field]?.[0]?.problem).toBe(problem);
  });

  it("does not search what is too long for links: that could take minutes", () => {
    const read = readForm(signatureForm, formOf({ ...signer, comment: "a.kz ".repeat(300) }));
    expect(!read.ok && read.errors.comment).toEqual([{ problem: "too-long", limit: 1_000 }]);
  });

  it("does not take a full stop in a sentence for a link", () => {
    const comment = "Үйім бар еді.Енді жоқ. Мне 61 год.Работаю.";
    expect(readForm(signatureForm, formOf({ ...signer, comment })).ok).toBe(true);
  });

  it.each([
    undefined,
    null,
    [],
    "text",
    7,
    { ...signer, name: 7 },
    { ...signer, name: ["a"] },
    { ...signer, name: "a\0b" },
    { ...signer, name: "\ud800" },
    { ...signer, locale: "de" },
    { ...signer, showName: 1 },
    JSON.parse('{"__proto__": {"name": "x"}, "constructor": {}}'),
    { ...signer, ...Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`k${at}`, at])) },
  ])("refuses %j as JSON", (body) => {
    expect(signatureJson.safeParse(body).success).toBe(false);
  });
});

describe("the organisers' filters", () => {
  it("count what is unusable as not given", () => {
    expect(
      signatureFilters.parse({ place: "KZ-47", state: "counted", from: "2026-11-01" }),
    ).toEqual({ place: "KZ-47", state: "counted", from: "2026-11-01", to: undefined });
    expect(signatureFilters.parse({ place: "x", state: ["a"], from: "1", to: "\0" })).toEqual({});
    expect(signatureFilters.parse({ from: "0000-01-01", to: "0001-01-01" })).toEqual({});
  });
});
