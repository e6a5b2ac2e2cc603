// Owns the proof of what a switch's form takes and what readers are told.
import { describe, expect, it } from "vitest";
import { readForm } from "../../forms";
import { allOff, switchesOf, wordsOf } from "./rules";
import { formOfSwitch, textsOf } from "./schema";

function posted(fields: Record<string, string>): FormData {
  const form = new FormData();
  const all = { reason: "A flood.", text_kk: "", text_ru: "", text_en: "", ...fields };
  for (const [name, value] of Object.entries(all)) form.set(name, value);
  return form;
}

describe("a switch's form", () => {
  it("asks for a reason, and for words only of a notice", () => {
    const read = readForm(formOfSwitch("pauseSigning"), posted({}));
    expect(read.ok && textsOf(read.data)).toBeNull();
    expect(readForm(formOfSwitch("pauseSigning"), posted({ reason: " " }))).toMatchObject({
      errors: { reason: [{ problem: "required" }] },
    });
    expect(readForm(formOfSwitch("notice"), posted({}))).toMatchObject({
      errors: { text_kk: [{ problem: "required" }], text_en: [{ problem: "required" }] },
    });
  });

  it("takes words in three languages or none", () => {
    const some = readForm(formOfSwitch("pauseCounting"), posted({ text_ru: "Разбираемся." }));
    expect(some).toMatchObject({
      ok: false,
      errors: { text_kk: [{ problem: "required" }], text_en: [{ problem: "required" }] },
      values: { text_ru: "Разбираемся.", reason: "A flood." },
    });
    const texts = { text_kk: "Тексеріп жатырмыз.", text_ru: "Разбираемся.", text_en: "We look." };
    const all = readForm(formOfSwitch("notice"), posted(texts));
    expect(all.ok && textsOf(all.data)).toEqual({
      kk: "Тексеріп жатырмыз.",
      ru: "Разбираемся.",
      en: "We look.",
    });
  });

  it("refuses what is no text, and fields it does not know", () => {
    expect(readForm(formOfSwitch("notice"), posted({ reason: "a\u0000b" }))).toMatchObject({
      errors: { reason: [{ problem: "bad-characters" }] },
    });
    expect(readForm(formOfSwitch("notice"), posted({ extra: "1" }))).toMatchObject({
      errors: { extra: [{ problem: "unknown-field" }] },
    });
  });
});

describe("standing switches", () => {
  it("are on with their words, and all others off", () => {
    const since = new Date("2026-11-24T09:00:00Z");
    const texts = { kk: "қ", ru: "р", en: "e" };
    const switches = switchesOf([
      { kind: "notice", thrownAt: since, texts },
      { kind: "pauseCounting", thrownAt: since, texts: null },
    ]);
    expect(switches).toEqual({
      ...allOff,
      notice: { since, texts },
      pauseCounting: { since, texts: null },
    });
    expect(wordsOf(switches.notice, "ru")).toBe("р");
    expect(wordsOf(switches.pauseCounting, "ru")).toBeNull();
    expect(wordsOf(switches.pauseSigning, "ru")).toBeNull();
  });
});
