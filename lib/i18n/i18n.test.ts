// Owns the proof of choosing a language, translating, and writing numbers and dates.
import { describe, expect, it } from "vitest";
import {
  formatDate,
  formatDateTime,
  formatNumber,
  formatPercent,
  formatSpan,
} from "@/lib/i18n/format";
import { defaultLocale, negotiate } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

describe("negotiate", () => {
  it.each([
    ["ru-RU,ru;q=0.9,en;q=0.8", "ru"],
    ["de, en-GB;q=0.5, kk;q=0.7", "kk"],
    ["en;q=0, ru;q=0.1", "ru"],
    ["kk;q=banana, en", "en"],
    ["*", defaultLocale],
    ["", defaultLocale],
    [null, defaultLocale],
    ["de,".repeat(2000), defaultLocale],
  ])("%.40s", (header, expected) => {
    expect(negotiate(header)).toBe(expected);
  });
});

describe("translator", () => {
  it("uses the plural forms of Russian", () => {
    const t = translator("ru", "common");
    const written = [1, 3, 5, 21, 1000].map((count) => plain(t("people", { count })));
    expect(written).toEqual([
      "1 человек",
      "3 человека",
      "5 человек",
      "21 человек",
      "1 000 человек",
    ]);
  });

  it("reads nested keys", () => {
    expect(translator("kk", "common")("actions.save")).toBe("Сақтау");
  });

  it("throws when a value is missing instead of showing a broken sentence", () => {
    expect(() => translator("en", "common")("asOf")).toThrow();
  });
});

describe("formats", () => {
  const instant = new Date("2026-11-24T09:32:00Z");

  it("groups numbers the local way", () => {
    expect(plain(formatNumber("kk", 100000))).toBe("100 000");
    expect(plain(formatNumber("ru", 1000))).toBe("1 000");
    expect(formatNumber("en", 100000)).toBe("100,000");
    expect(plain(formatPercent("ru", 0.976, 1))).toBe("97,6 %");
  });

  it("writes dates in words, in the campaign's zone wherever the server stands", () => {
    expect(plain(formatDate("kk", instant))).toBe("2026 жылғы 24 қараша");
    expect(plain(formatDate("ru", instant))).toBe("24 ноября 2026 года");
    expect(formatDate("en", instant)).toBe("24 November 2026");
    expect(formatDate("en", new Date("2026-11-24T20:00:00Z"), "day")).toBe("25 November");
  });

  it("keeps a day with its month, and the words of a zone together", () => {
    expect(formatDate("kk", instant)).toContain("24\u00a0қараша");
    expect(formatDate("ru", instant, "day")).toBe("24\u00a0ноября");
    expect(formatDateTime("ru", instant)).toMatch(/, по\u00a0времени\u00a0Астаны$/);
  });

  it("names the zone", () => {
    expect(plain(formatDateTime("kk", instant))).toBe(
      "2026 жылғы 24 қараша, 14:32, Астана уақытымен",
    );
    expect(plain(formatDateTime("ru", instant, "Europe/London"))).toBe(
      "24 ноября 2026 года, 09:32, по времени Лондона",
    );
    expect(formatDateTime("en", new Date("2026-07-01T09:00:00Z"), "Europe/Lisbon")).toBe(
      "1 July 2026, 10:00, UTC+1",
    );
    expect(formatDateTime("en", instant, "Africa/Accra")).toBe("24 November 2026, 09:32, UTC");
  });

  it("writes a span on one day once, and over midnight twice", () => {
    const later = new Date("2026-11-24T11:00:00Z");
    expect(formatSpan("en", instant, later)).toBe(
      "Tuesday, 24 November 2026, 14:32–16:00, Astana time",
    );
    const tomorrow = new Date("2026-11-25T01:00:00Z");
    expect(formatSpan("en", instant, tomorrow)).toBe(
      "Tuesday, 24 November 2026, 14:32 – Wednesday, 25 November 2026, 06:00, Astana time",
    );
  });
});
