// Proof that a person's own page names their place by what the petition counts by.
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { type OwnSignatureShown, OwnSignatures } from "./own-signatures";

const given: OwnSignatureShown = {
  href: "/en/petitions/x",
  title: "Title",
  state: "counted",
  name: "Signer Sample",
  regionSet: "kazakhstan",
  place: "elsewhere",
  comment: null,
  serial: 1,
  signedAt: new Date("2026-11-24T08:00:00Z"),
  version: 1,
  consents: [],
};

it.each([
  ["kazakhstan", "Outside Kazakhstan"],
  ["europeanUnion", "Outside the European Union"],
] as const)("%s: %s", (regionSet, words) => {
  const signatures = [{ ...given, regionSet }];
  const html = renderToStaticMarkup(<OwnSignatures locale="en" signatures={signatures} />);
  expect(html).toContain(words);
});
