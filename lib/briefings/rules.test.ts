// Proof of a briefing's states, of what it lacks, of its outline, and that the seed's texts are sound.
import { describe, expect, it } from "vitest";
import { locales } from "@/lib/i18n/locales";
import { briefingContent, campaignContent, petitionContent } from "@/prisma/seed-content/content";
import { eventContent } from "@/prisma/seed-content/events";
import { figureProblemsIn } from "./figures/rules";
import { briefingState, figuresAreSound, missingTexts, outline, readingMinutes } from "./rules";

const text = { title: "T", standfirst: "S", dateline: "D", body: "B" };

describe("briefingState", () => {
  it.each([
    [[], "draft"],
    [[{ endedAt: null }], "published"],
    [[{ endedAt: new Date() }], "retracted"],
    [[{ endedAt: new Date() }, { endedAt: null }], "published"],
  ] as const)("%j is %s", (publications, state) => {
    expect(briefingState(publications)).toBe(state);
  });
});

describe("missingTexts", () => {
  it("names each text a language lacks", () => {
    const texts = { kk: text, ru: { ...text, title: " " }, en: { ...text, body: "" } };
    expect(missingTexts(texts)).toEqual(["title_ru", "body_en"]);
  });
});

describe("outline", () => {
  it("numbers sections and passes over headings inside fences", () => {
    const markdown =
      "## One *word*\n\n```figure:bars\n## not this\n```\n\n### Small\n\n## Two ##\n";
    expect(outline(markdown)).toEqual([
      { id: "section-1", text: "One word" },
      { id: "section-2", text: "Two" },
    ]);
  });
});

describe("readingMinutes", () => {
  it("counts words that are read, not figures and notes", () => {
    const words = "word ".repeat(456);
    expect(readingMinutes(words, "en")).toBe(2);
    expect(readingMinutes(`${words}\n\n[^a]: ${words}\n\n\`\`\`\n${words}\n\`\`\``, "en")).toBe(2);
    expect(readingMinutes("", "kk")).toBe(1);
  });
});

describe("the seed's first briefing", () => {
  const { texts } = briefingContent();

  it("has every text and sound figures in three languages", () => {
    expect(missingTexts(texts)).toEqual([]);
    expect(locales.flatMap((locale) => figureProblemsIn(texts[locale].body))).toEqual([]);
    expect(figuresAreSound(texts)).toBe(true);
  });

  it("has the same sections, figures and notes in three languages", () => {
    const shapes = locales.map((locale) => ({
      sections: outline(texts[locale].body).length,
      figures: texts[locale].body.match(/^```\w\S*/gm),
      notes: texts[locale].body.match(/\[\^\w+\](?!:)/g),
      defined: texts[locale].body.match(/^\[\^\w+\]:/gm),
    }));
    expect(shapes[1]).toEqual(shapes[0]);
    expect(shapes[2]).toEqual(shapes[0]);
    expect(shapes[0]?.figures).toEqual([
      "```figure:bars",
      "```figure:timeline",
      "```figure:regions",
      "```petition",
    ]);
    expect(shapes[0]?.defined).toHaveLength(shapes[0]?.notes?.length ?? 0);
  });

  it("leads to the seed's petition, in the reader's language", () => {
    for (const locale of locales) {
      expect(texts[locale].body).toContain(`(/${locale}/petitions/${petitionContent().slug})`);
    }
  });
});

describe("the rest of the seed", () => {
  it("is whole in three languages", () => {
    const everything = [
      ...locales.map((locale) => campaignContent()[locale]),
      ...locales.map((locale) => petitionContent().texts[locale]),
      ...eventContent(new Date()).flatMap(({ texts }) => locales.map((locale) => texts[locale])),
    ];
    for (const texts of everything) {
      expect(Object.values(texts).every((value) => value.trim() !== "")).toBe(true);
    }
  });

  it("places events around the day, at a clock time of their own zone", () => {
    const now = new Date("2026-03-20T21:00:00Z");
    const events = eventContent(now);
    expect(events.filter(({ startsAt }) => startsAt < now)).toHaveLength(1);
    const picket = events.find(({ kind }) => kind === "picket");
    // A Saturday after the clocks of London went forward.
    expect(picket?.startsAt.toISOString()).toBe("2026-04-04T11:00:00.000Z");
    expect(picket?.endsAt.toISOString()).toBe("2026-04-04T12:30:00.000Z");
  });
});
