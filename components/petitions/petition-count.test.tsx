// Proof that the headline says what counts: where a signature is a pledge, checked paper and nothing else.
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { thresholdProgress } from "@/lib/thresholds/rules";
import { thresholdRule } from "@/lib/thresholds/schema";
import { PetitionCount } from "./petition-count";

function html(signature: "counts" | "pledge", locale: "en" | "ru" = "en") {
  const rule = thresholdRule.parse({ total: 1_000, regionMinimum: null, signature });
  const counts = { totals: new Map([["KZ-75", 1_205]]), paper: new Map([["KZ-75", 5]]) };
  const progress = thresholdProgress(rule, counts);
  const petition = { slug: "x", rule, progress, asOf: new Date("2026-11-24T08:00:00Z") };
  return renderToStaticMarkup(<PetitionCount locale={locale} petition={petition} />);
}

describe("the headline of a count", () => {
  it("is all that stand where signatures count", () => {
    expect(html("counts")).toMatch(/data-count="1205">1,205</);
    expect(html("counts")).toContain("confirmed signatures");
  });

  it("is checked paper where they are pledges, which stand apart", () => {
    const written = html("pledge");
    expect(written).toMatch(/data-count="5">5</);
    expect(written).toContain("signatures checked on paper");
    expect(written).toContain("1,200 pledges given online");
    expect(written).not.toContain("1,205");
    expect(html("pledge", "ru")).toContain("подписей, проверенных на бумаге");
  });
});
