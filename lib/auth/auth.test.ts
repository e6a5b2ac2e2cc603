// Proves the permissions table, what passwords are refused, and what counts as a code.
import { generateSync } from "otplib";
import { describe, expect, it } from "vitest";
import { newTotpSecret, totpStep } from "./one-time-codes";
import { hashPassword, passwordMatches, passwordProblem } from "./passwords";
import { may, permissions } from "./permissions";
import { hashRecoveryCode, looksLikeRecoveryCode, newRecoveryCode } from "./recovery-codes";

describe("permissions", () => {
  it("let an admin do everything", () => {
    expect(permissions.filter((permission) => !may("admin", permission))).toEqual([]);
  });

  it("keep people's data from viewers", () => {
    const personal = [
      "signature:see",
      "signature:export",
      "supporter:see",
      "supporter:erase",
      "supporter:export",
      "attendance:see",
      "attendance:export",
      "member:see",
      "audit:see",
    ] as const;
    expect(personal.filter((permission) => may("viewer", permission))).toEqual([]);
    expect(permissions.filter((permission) => may("viewer", permission))).toEqual([
      "admin:enter",
      "briefing:see",
      "petition:see",
      "event:see",
      "share:see",
    ]);
  });

  it("keep signing a delivery off, the team and the audit log for admins", () => {
    expect(permissions.filter((permission) => !may("organiser", permission))).toEqual([
      "delivery:sign-off",
      "member:see",
      "member:edit",
      "audit:see",
    ]);
  });

  it.each(["", "owner", "Admin", "constructor", "__proto__", "toString"])(
    "let %j do nothing",
    (role) => {
      expect(permissions.filter((permission) => may(role, permission))).toEqual([]);
    },
  );
});

describe("a new password", () => {
  it.each([
    ["short", "too-short"],
    ["x".repeat(201), "too-long"],
    ["password2024!", "too-common"],
    ["P@ssw0rd-12345", "too-common"],
    ["123456789012", "too-common"],
    ["qwertyuiopas", "too-common"],
    ["abcabcabcabcabc", "too-common"],
    ["aaaaaaaaaaaaaaaa", "too-common"],
    ["Казахстан2026", "too-common"],
    ["құпиясөз12345", "too-common"],
    ["aigerim-1998-05", "too-common"],
  ])("%j is refused: %s", (password, problem) => {
    expect(passwordProblem(password, ["Aigerim"])).toBe(problem);
  });

  it.each([
    "correct horse battery and a staple",
    "төрт жылқы көк қақпа",
    "maple-orbit-canal-7",
    "three old trams at dawn",
  ])("%j is accepted, without rules about signs", (password) => {
    expect(passwordProblem(password, ["Aigerim"])).toBeNull();
  });

  it("is kept as argon2id with OWASP's parameters and matches however it is composed", async () => {
    const stored = await hashPassword("caf\u00e9 on a quiet street");
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwordMatches(stored, "cafe\u0301 on a quiet street")).toBe(true);
    expect(await passwordMatches(stored, "another street")).toBe(false);
    expect(await passwordMatches(null, "nobody has this password")).toBe(false);
  });
});

describe("a one-time code", () => {
  const secret = newTotpSecret();
  const now = new Date("2026-11-24T10:00:10Z");
  const at = (offset: number) =>
    generateSync({ secret, epoch: Math.floor(now.getTime() / 1_000) + offset });
  const step = BigInt(Math.floor(now.getTime() / 30_000));

  it("is good in its own step and one to either side", () => {
    expect(totpStep(secret, at(0), now)).toBe(step);
    expect(totpStep(secret, at(-30), now)).toBe(step - 1n);
    expect(totpStep(secret, at(30), now)).toBe(step + 1n);
    expect(totpStep(secret, at(-90), now)).toBeNull();
    expect(totpStep(secret, at(90), now)).toBeNull();
  });

  it("may be typed with a space and nothing else", () => {
    const code = at(0);
    expect(totpStep(secret, `${code.slice(0, 3)} ${code.slice(3)}`, now)).toBe(step);
    for (const typed of ["", "12345", "abcdef", `${code}0`, "１２３４５６"]) {
      expect(totpStep(secret, typed, now)).toBeNull();
    }
  });
});

describe("a recovery code", () => {
  it("is the same however it is typed, and never looks like six digits", () => {
    const code = newRecoveryCode();
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(looksLikeRecoveryCode(code)).toBe(true);
    expect(hashRecoveryCode(code.toLowerCase().replaceAll("-", " "))).toEqual(
      hashRecoveryCode(code),
    );
    expect(looksLikeRecoveryCode("123456")).toBe(false);
  });
});
