// Proves the days of silence, which days can be true, and that a document is what its bytes say.
import { describe, expect, it } from "vitest";
import { translator } from "../../i18n/translate";
import { outcomeRefusal } from "../outcomes/rules";
import { outcomes } from "../outcomes/schema";
import { dayOf, dayRefusal, documentKind, documentType, silenceDays } from "./rules";
import { answerForm, day, deliveryForm } from "./schema";

describe("silence", () => {
  it.each([
    ["2026-11-24", null, "2026-11-24", 0],
    ["2026-11-24", null, "2026-11-25", 1],
    ["2026-10-14", null, "2026-11-24", 41],
    ["2024-02-28", null, "2024-03-01", 2],
    ["2026-11-01", "2026-11-13", "2026-11-24", 12],
    ["2026-11-24", null, "2026-11-23", 0],
  ])("since %s, answered %s, is on %s %d days", (on, answered, today, days) => {
    expect(silenceDays(on, answered, today)).toBe(days);
  });

  it("is said in each language with its plurals", () => {
    const said = (locale: "kk" | "ru" | "en", days: number) =>
      translator(locale, "delivery")("silence", { days }).replaceAll("\u00a0", " ");
    expect([1, 3, 11, 41, 105].map((days) => said("ru", days))).toEqual([
      "Ответа нет 1 день.",
      "Ответа нет 3 дня.",
      "Ответа нет 11 дней.",
      "Ответа нет 41 день.",
      "Ответа нет 105 дней.",
    ]);
    expect([1, 41].map((days) => said("en", days))).toEqual([
      "No answer for 1 day.",
      "No answer for 41 days.",
    ]);
    expect(said("kk", 41)).toBe("41 күннен бері жауап жоқ.");
    for (const locale of ["kk", "ru", "en"] as const) expect(said(locale, 0)).not.toMatch(/0/);
  });
});

describe("days", () => {
  it("are the campaign's, wherever the server stands", () => {
    expect(dayOf(new Date("2026-11-24T18:59:59Z"))).toBe("2026-11-24");
    expect(dayOf(new Date("2026-11-24T19:00:00Z"))).toBe("2026-11-25");
  });

  it("lie between what made them possible and today", () => {
    expect(dayRefusal("2026-11-24", "2026-11-24", "2026-11-24")).toBeNull();
    expect(dayRefusal("2026-11-23", "2026-11-24", "2026-11-25")).toBe("too-early");
    expect(dayRefusal("2026-11-26", "2026-11-24", "2026-11-25")).toBe("in-future");
  });

  it.each(["", "2026-02-30", "24.11.2026", "0000-01-01", "2026-13-01", "2026-11-24T00:00", "x"])(
    "refuses %j",
    (given) => expect(day.safeParse(given).success).toBe(false),
  );
});

describe("forms", () => {
  const texts = { to_kk: "А", to_ru: "Б", to_en: "C", note_kk: "", note_ru: "", note_en: "" };

  it("want every language, no extra field, and a file's id or none", () => {
    const good = { deliveredOn: "2026-11-24", ...texts };
    expect(deliveryForm.safeParse(good).success).toBe(true);
    expect(deliveryForm.safeParse({ ...good, to_ru: "" }).success).toBe(false);
    expect(deliveryForm.safeParse({ ...good, total: "5" }).success).toBe(false);
    expect(deliveryForm.safeParse({ ...good, fileId: "x" }).success).toBe(false);
    expect(deliveryForm.safeParse({ ...good, to_en: "a\u0000" }).success).toBe(false);
    expect(deliveryForm.safeParse({ ...good, note_en: "\ud800" }).success).toBe(false);
    expect(answerForm.safeParse({ answeredOn: "2026-11-24" }).success).toBe(false);
  });
});

describe("a document", () => {
  const bytes = (...given: number[]) => new Uint8Array(given);

  it("is what its first bytes say, not what it is called", () => {
    expect(documentKind(Buffer.from("%PDF-1.7"))?.type).toBe("application/pdf");
    expect(documentKind(bytes(0xff, 0xd8, 0xff, 0xe0))?.extension).toBe("jpg");
    expect(documentKind(bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))?.type).toBe(
      "image/png",
    );
    for (const other of ["<!doctype html>", "<svg xmlns", "PK\u0003\u0004", "%PD", "", "GIF89a"]) {
      expect(documentKind(Buffer.from(other))).toBeNull();
    }
    expect(documentType("delivery-2026-11-24.pdf")).toBe("application/pdf");
    expect(documentType("x.html")).toBe("application/octet-stream");
  });
});

describe("an outcome", () => {
  it("fits what is recorded", () => {
    const none = { deliveries: 0, answers: 0 };
    const silent = { deliveries: 1, answers: 0 };
    const answered = { deliveries: 2, answers: 1 };
    const refusals = (facts: typeof none) => outcomes.map((one) => outcomeRefusal(one, facts));
    expect(refusals(none)).toEqual([null, null, null, "not-delivered", null]);
    expect(refusals(silent)).toEqual([null, null, null, null, "delivered"]);
    expect(refusals(answered)).toEqual([null, null, null, "answered", "delivered"]);
  });
});
