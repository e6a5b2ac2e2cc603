// Owns the proof that a page which shows a petition says everything that is off, in boxes and in brief.
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { allOff } from "@/lib/petitions/switches/rules";
import { SwitchNotices } from "./switch-notices";

const since = new Date("2026-11-24T05:00:00Z");
const thrown = { since, texts: null };
const words = { kk: "Тексеріп жатырмыз.", ru: "Разбираемся.", en: "We are looking." };
const everything = {
  pauseSigning: thrown,
  pauseCounting: { since, texts: words },
  requireProof: thrown,
  notice: { since, texts: { ...words, en: "Meet us on Sunday." } },
};
const titles = [
  "From the organisers",
  "Signing is paused",
  "Counting is paused",
  "An extra check at signing is on",
  "The number stands still",
];

const html = (petition: Parameters<typeof SwitchNotices>[0]["petition"], brief: boolean) =>
  renderToStaticMarkup(<SwitchNotices locale="en" petition={petition} brief={brief} />);

it.each([true, false])("tells all that is off, with the organisers' words (brief: %s)", (brief) => {
  const shown = html({ state: "open", switches: everything, differsSince: since }, brief);
  for (const text of [...titles, "Meet us on Sunday.", "We are looking.", "24 November 2026"]) {
    expect(shown).toContain(text);
  }
});

it.each([true, false])(
  "tells a closed petition's readers nothing of signing (brief: %s)",
  (brief) => {
    const shown = html({ state: "closed", switches: everything, differsSince: null }, brief);
    expect(shown).toContain("Counting is paused");
    expect(shown).not.toContain("Signing is paused");
    expect(shown).not.toContain("An extra check");
    expect(html({ state: "open", switches: allOff, differsSince: null }, brief)).toBe("");
  },
);
