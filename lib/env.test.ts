// Proves that an unusable environment is refused with names and without values.
import { describe, expect, it } from "vitest";
import { EnvironmentError, parseEnv } from "./env";
import { testEnvironment } from "./testing/environment";

const good = testEnvironment("postgres://user:secret@127.0.0.1/bosaga");
const key = (fill: (index: number) => number, length = 32) =>
  Buffer.from(Array.from({ length }, (_, index) => fill(index))).toString("base64");

function refusal(change: Record<string, string | undefined>): string {
  try {
    parseEnv({ ...good, ...change });
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
  return "";
}

describe("parseEnv", () => {
  it("reads a whole environment", () => {
    expect(parseEnv(good)).toMatchObject({ PORT: 3000, DATABASE_POOL: 10, TRUST_PROXY: 0 });
    expect(parseEnv(good).SEALING_KEY).toHaveLength(32);
    expect(parseEnv(good).SEALING_KEY_PREVIOUS).toBeUndefined();
  });

  it.each(["DATABASE_URL", "SMTP_URL", "SITE_URL", "SEALING_KEY", "LOOKUP_KEY", "AUTH_SECRET"])(
    "names %s when it is missing or empty",
    (name) => {
      expect(refusal({ [name]: undefined })).toContain(`${name} is missing`);
      expect(refusal({ [name]: "" })).toContain(`${name} is missing`);
    },
  );

  it.each([
    ["short", key((index) => index * 7, 31)],
    ["long", key((index) => index * 7, 33)],
    ["zero", key(() => 0)],
    ["constant", key(() => 165)],
    ["of eight values", key((index) => index % 8)],
    ["no base64", "not a key at all, really not, no"],
  ])("refuses a key that is %s, without repeating it", (_name, value) => {
    for (const name of ["SEALING_KEY", "SEALING_KEY_PREVIOUS", "LOOKUP_KEY", "AUTH_SECRET"]) {
      const said = refusal({ [name]: value });
      expect(said).toContain(name);
      expect(said).not.toContain(value);
    }
  });

  it("refuses keys that are equal", () => {
    const { SEALING_KEY } = good;
    expect(refusal({ LOOKUP_KEY: SEALING_KEY })).toContain("must differ");
    expect(refusal({ AUTH_SECRET: SEALING_KEY })).toContain("must differ");
  });

  it.each([
    ["DATABASE_URL", "mysql://localhost/x"],
    ["SMTP_URL", "http://localhost"],
    ["SITE_URL", "ftp://localhost"],
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "http"],
    ["DATABASE_POOL", "0"],
    ["TRUST_PROXY", "-1"],
    ["RATE_LIMIT_FACTOR", "0"],
    ["MAIL_FROM", "not an address"],
  ])("refuses %s=%s", (name, value) => {
    expect(refusal({ [name]: value })).toContain(name);
  });

  it("names everything that is wrong in one sentence", () => {
    const said = refusal({ PORT: "x", SITE_URL: "" });
    expect(said).toMatch(/PORT.*SITE_URL|SITE_URL.*PORT/);
    expect(said).not.toContain("\n");
    expect(said).not.toContain("secret");
  });
});
