// Proves that the log writes what happened and never what an error quoted.
import { afterEach, expect, it, vi } from "vitest";
import { log } from "./log";

afterEach(() => {
  vi.restoreAllMocks();
});

it("writes an error's class, code and place, and not its message", () => {
  const stderr = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const error = Object.assign(new TypeError("value aigerim@people.test is too long"), {
    code: "22001",
  });
  log.error("mail.failed", error, { attempt: 3 });
  const line = String(stderr.mock.calls[0]?.[0]);
  expect(JSON.parse(line)).toMatchObject({
    level: "error",
    event: "mail.failed",
    attempt: 3,
    error: "TypeError",
    code: "22001",
  });
  expect(line).not.toContain("aigerim");
  expect(line.endsWith("\n")).toBe(true);
  expect(line.trimEnd()).not.toContain("\n");
});

it("writes what is no error without its content", () => {
  const stderr = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  log.error("odd", "a secret");
  expect(String(stderr.mock.calls[0]?.[0])).not.toContain("secret");
});

it("writes news to stdout", () => {
  const stdout = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  log.info("started", { port: 3000 });
  expect(JSON.parse(String(stdout.mock.calls[0]?.[0]))).toMatchObject({
    level: "info",
    port: 3000,
  });
});
