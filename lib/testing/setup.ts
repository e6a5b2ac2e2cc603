// For every vitest test: the environment, and failing a test that writes an error nobody expected.
import { afterEach, beforeEach } from "vitest";
import { testEnvironment } from "./environment";

Object.assign(process.env, testEnvironment());

const written: string[] = [];

for (const level of ["error", "warn"] as const) {
  console[level] = (...parts: unknown[]) => {
    written.push(`console.${level}: ${parts.map(String).join(" ")}`);
  };
}

beforeEach(() => {
  written.length = 0;
});

afterEach(() => {
  const unexpected = written.splice(0);
  if (unexpected.length > 0) {
    throw new Error(`The test passed but wrote what nobody expected.\n${unexpected.join("\n")}`);
  }
});
