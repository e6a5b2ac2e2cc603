// Proves what is shown of a name, and of a comment where there is little room.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excerpt, shownName, withInitial } from "./rules";
import { decisionForm, voiceForm } from "./schema";

describe("a name by first word and initial", () => {
  it.each([
    ["Айгерим Садыкова", "Айгерим С."],
    ["Әйгерім Қасымқызы", "Әйгерім Қ."],
    ["Өмірбек ұлы Нұрлан", "Өмірбек Ұ."],
    ["Анна-Мария де Сильва", "Анна-Мария Д."],
    ["O’Brien Mary", "O’Brien M."],
    ["ali  (Аскар) ұлы", "ali А."],
    ["Yo\u0308lanta Ö\u0308zil", "Yo\u0308lanta Ö\u0308."],
    ["Strauß ßüm", "Strauß ß."],
    ["Айгерим", "А."],
    ["әсел", "Ә."],
    ["Сәбит.Мұқанов", "Сәбит М."],
    ["12 Асан 7", "А."],
    ["Zo\u200be", "Zo E."],
    ["1234", ""],
    ["– !", ""],
  ])("%j becomes %j", (name, shown) => expect(withInitial(name)).toBe(shown));

  it("never says more than the first word and one letter", () => {
    const word = fc.stringMatching(/^[A-Za-zА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]{1,12}$/u);
    fc.assert(
      fc.property(word, word, fc.array(word, { maxLength: 3 }), (first, next, rest) => {
        const shown = withInitial([first, next, ...rest].join(" "));
        expect(shown.toLowerCase()).toBe(`${first} ${[...next][0]}.`.toLowerCase());
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (name) => {
        const words = [...name.matchAll(/[\p{L}\p{M}'’ʼ‐-]+/gu)]
          .map(([one]) => one)
          .filter((one) => /\p{L}/u.test(one));
        const shown = withInitial(name);
        if (words.length === 0) expect(shown).toBe("");
        else if (words.length === 1)
          expect([...new Intl.Segmenter().segment(shown)]).toHaveLength(2);
        else expect(shown.startsWith(`${words[0]} `)).toBe(true);
      }),
    );
  });

  it("is not shown unless the person chose it", () => {
    expect(shownName("Айгерим Садыкова", "anonymous")).toBeNull();
    expect(shownName("Айгерим Садыкова", "full")).toBe("Айгерим Садыкова");
    expect(shownName("1", "initial")).toBeNull();
    expect(shownName(null, "full")).toBeNull();
  });
});

describe("the beginning of a comment", () => {
  it("ends with a whole word, and is the whole comment when that is short", () => {
    expect(excerpt("Үйімді бермеймін.\n\nЕшкімге.")).toBe("Үйімді бермеймін. Ешкімге.");
    expect(excerpt("one two three", 8)).toBe("one two …");
    expect(excerpt("👩‍👩‍👧‍👦".repeat(40), 30)).toBe("👩‍👩‍👧‍👦👩‍👩‍👧‍👦 …");
  });

  it("is never longer than asked, and breaks no pair", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.integer({ min: 5, max: 50 }),
        (text, most) => {
          const short = excerpt(text, most);
          expect(short.length).toBeLessThanOrEqual(most + 2);
          expect(short).not.toMatch(/\p{Cs}/u);
        },
      ),
    );
  });
});

describe("what is sent", () => {
  it("names one comment or those ticked", () => {
    const id = "0192f0c1-0000-7000-8000-000000000000";
    expect(decisionForm.parse({ deed: `approved:${id}`, chosen: [] }).deed).toEqual({
      decision: "approved",
      one: id,
    });
    expect(decisionForm.parse({ deed: "declined", chosen: [id] }).chosen).toEqual([id]);
    for (const deed of [
      "",
      "erased",
      "approved:x",
      `approved:${id}x`,
      "approved:------------------------------------",
    ]) {
      expect(decisionForm.safeParse({ deed, chosen: [] }).success, deed).toBe(false);
    }
  });

  it("shows a comment only when the box is ticked", () => {
    expect(voiceForm.parse({ nameForm: "full" }).showComment).toBe(false);
    expect(voiceForm.safeParse({ nameForm: "loud" }).success).toBe(false);
    expect(voiceForm.safeParse({ nameForm: "full", comment: "x" }).success).toBe(false);
  });
});
