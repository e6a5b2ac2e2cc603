// Proof that an answer to a folded form is seen without JavaScript: React renders the returned page so.
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ActionForm } from "./action-form";

const labels = { problems: "Problems", refused: "Refused", pending: "…", optional: "optional" };
type State = Parameters<typeof ActionForm>[0]["initial"];

const html = (initial: State) =>
  renderToStaticMarkup(
    <ActionForm
      id="close"
      action={async (state) => state}
      labels={labels}
      initial={initial}
      fold={{ summary: "Close", lead: <p>What happens</p> }}
    >
      <button type="submit">Close</button>
    </ActionForm>,
  );

describe("a folded form", () => {
  it("is folded until there is an answer", () => {
    expect(html({ status: "idle" })).toMatch(/^<details id="fold-close"/);
  });

  it.each<NonNullable<State>>([
    { status: "invalid", errors: { reason: ["Fill this in"] }, values: {} },
    { status: "refused", message: "Fill this in", values: {} },
  ])("is unfolded around the answer $status", (state) => {
    const written = html(state);
    expect(written).toMatch(/^<details open="" id="fold-close"/);
    expect(written.indexOf('role="alert" tabindex="-1"')).toBeGreaterThan(0);
    expect(written.indexOf("Fill this in")).toBeLessThan(written.indexOf("</details>"));
  });
});
