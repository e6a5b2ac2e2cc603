// Owns the proof that a file's report leaves no line out, in order, each line once.
import { expect, it } from "vitest";
import { importReport } from "./import-report";

it("tells every line of a long report, and all that is wrong with a line in one sentence", () => {
  const many = Array.from({ length: 400 }, (_, index) => ({
    at: 401 - index,
    problem: "taken" as const,
  }));
  const email = { at: 9, column: "email", error: { problem: "bad-email" } } as const;
  const report = importReport("en", [
    ...many,
    email,
    { at: 500, problem: "repeated-email", first: 2 },
  ]);
  expect(report).toHaveLength(1 + 401);
  expect(report[0]).toContain("402 mistakes");
  expect(report[1]).toMatch(/^Line 2: /);
  expect(report[8]).toMatch(/^Line 9: this line.*; .*: /);
  expect(report.at(-1)).toBe("Line 500: this e-mail stands on line 2 of the file already");
});
