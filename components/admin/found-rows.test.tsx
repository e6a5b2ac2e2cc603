// Proves that a search which stopped never says "nobody", and offers to go on.
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { FormContext } from "@/components/ui/form-context";
import type { FormState } from "@/lib/forms";
import { FoundRows } from "./found-rows";

const id = "0193d2a4-0000-7000-8000-000000000000";

function shown(state: FormState): string {
  return renderToStaticMarkup(
    <FormContext value={{ id: "by-name", state, pending: false, labels: null }}>
      <FoundRows heads={["Name"]} caption="Found" none="Nobody found." goOn="Search on" />
    </FormContext>,
  );
}

it("says how far it looked, with a button that goes on from there", () => {
  const goOn = { note: "Stopped after 120,000 names.", from: `1000.${id}` };
  const markup = shown({ status: "shown", values: { name: "a" }, found: [], goOn });
  expect(markup).toContain(goOn.note);
  expect(markup).toContain(`type="submit"`);
  expect(markup).toContain(`value="1000.${id}" name="from"`);
  expect(markup).not.toContain("Nobody");
  const some = [{ href: "/kk/a", cells: ["Aigerim"] }];
  expect(shown({ status: "shown", values: {}, found: some, goOn })).toContain("Search on");
});

it("says nobody once all were looked at", () => {
  expect(shown({ status: "shown", values: {}, found: [] })).toContain("Nobody found.");
});
