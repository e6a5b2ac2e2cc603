// Proves where headlines may not break.
import { describe, expect, it } from "vitest";
import { unbroken } from "@/lib/i18n/unbroken";

const shown = (title: string) => unbroken(title).replaceAll("\u00a0", "_");

describe("unbroken", () => {
  it("keeps Russian short words with what follows", () => {
    expect(shown("Расследовать Жанаозен, не отнимать жильё, открыть путь к выборам")).toBe(
      "Расследовать Жанаозен, не_отнимать жильё, открыть путь к_выборам",
    );
    expect(shown("И в городе, и на селе")).toBe("И_в_городе, и_на_селе");
    expect(shown("Обзор «О выборах»")).toBe("Обзор «О_выборах»");
  });

  it("keeps a dash with what precedes, and a number with its word", () => {
    expect(shown("Меже – 100 000 қол")).toBe("Меже_– 100 000_қол");
    expect(shown("Сайлау — 26 сәуір")).toBe("Сайлау_— 26_сәуір");
  });

  it("leaves longer words and other languages alone, and what it wrote itself", () => {
    const title = "Homes, rights and a vote for Zhanaozen";
    expect(unbroken(title)).toBe(title);
    expect(shown("Ависта вокзал")).toBe("Ависта вокзал");
    expect(unbroken(unbroken("в а – 5 лет"))).toBe(unbroken("в а – 5 лет"));
  });
});
