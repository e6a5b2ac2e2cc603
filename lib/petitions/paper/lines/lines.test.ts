// Owns the proof that a typed line is read by what its petition counts by.
import { describe, expect, it } from "vitest";
import { type LineDefaults, readLineForm, readSheetForm } from "./schema";

const bounds = { from: "2026-11-01", to: "2026-11-24" };
const ofEurope: LineDefaults = { set: "europeanUnion", place: "DE", day: "2026-11-24", bounds };
const ofKazakhstan: LineDefaults = { ...ofEurope, set: "kazakhstan", place: "KZ-75" };

function sheet(place: string, defaults: LineDefaults) {
  const form = new FormData();
  form.set("name_2", "Signer Sample");
  form.set("place_2", place);
  return readSheetForm(form, defaults);
}

describe("the region of a line", () => {
  it.each([
    [ofEurope, "FR"],
    [ofEurope, "elsewhere"],
    [ofEurope, "not-given"],
    [ofKazakhstan, "KZ-10"],
  ])("is one the petition counts by: %#", (defaults, place) => {
    expect(sheet(place, defaults)).toMatchObject({ ok: true, data: [{ position: 2, place }] });
  });

  it("is the sheet's when none is chosen", () => {
    expect(sheet("", ofEurope)).toMatchObject({ ok: true, data: [{ place: "DE" }] });
  });

  it.each([
    [ofEurope, "KZ-75"],
    [ofKazakhstan, "DE"],
    [ofKazakhstan, "Atlantis"],
  ])("of another set is refused beside its field: %#", (defaults, place) => {
    const typed = sheet(place, defaults);
    expect(typed).toMatchObject({ ok: false, errors: { place_2: [{ problem: "bad-choice" }] } });
    expect(typed).toMatchObject({ values: { name_2: "Signer Sample", place_2: place } });
    const form = new FormData();
    form.set("name", "Signer Sample");
    form.set("place", place);
    form.set("seen", "1");
    expect(readLineForm(form, 2, defaults)).toMatchObject({
      ok: false,
      errors: { place: [{ problem: "bad-choice" }] },
    });
  });
});
