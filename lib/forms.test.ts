// Proves what forms let in, what they refuse and how they say it.
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { FieldErrors } from "./form-problems";
import {
  box,
  choice,
  emailAddress,
  line,
  personName,
  phoneNumber,
  readForm,
  slug,
  text,
} from "./forms";

const schema = z.strictObject({
  name: personName(),
  email: emailAddress(),
  comment: text(20, 0).default(""),
  news: box(),
  days: z.array(choice(["mon", "tue"])).default([]),
});

function form(fields: [string, string | File][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

const good: [string, string][] = [
  ["name", "Әйгерім"],
  ["email", "aigerim@people.test"],
];

function problems(fields: [string, string | File][]): Record<string, string[]> {
  const read = readForm(schema, form(fields));
  if (read.ok) return {};
  return names(read.errors);
}

const names = (errors: FieldErrors) =>
  Object.fromEntries(
    Object.entries(errors).map(([field, list]) => [field, list.map(({ problem }) => problem)]),
  );

describe("readForm", () => {
  it("gives the data, with what was not sent filled in", () => {
    expect(readForm(schema, form(good))).toEqual({
      ok: true,
      data: {
        name: "Әйгерім",
        email: "aigerim@people.test",
        comment: "",
        news: false,
        days: [],
      },
    });
  });

  it("keeps what was typed, but neither secrets nor unknown fields", () => {
    const read = readForm(
      schema,
      form([
        ["name", ""],
        ["email", "aigerim@people.test"],
        ["days", "mon"],
        ["days", "sun"],
        ["password", "correct horse"],
      ]),
      ["email"],
    );
    expect(read.ok ? null : read.values).toEqual({ name: "", days: ["mon", "sun"] });
  });

  it("refuses unknown fields by name, and lets Next's own pass", () => {
    expect(problems([...good, ["role", "admin"], ["$ACTION_ID_1", ""]])).toEqual({
      role: ["unknown-field"],
    });
  });

  it.each(["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", ""])(
    "refuses a field named %j, and nothing's prototype changes",
    (name) => {
      expect(problems([...good, [name, "x"]])).toHaveProperty([name || ""]);
      expect(Object.hasOwn(Object.prototype, "x")).toBe(false);
      expect(({} as const).toString()).toBe("[object Object]");
    },
  );

  it("refuses files and repeated fields as wrong types", () => {
    expect(problems([["name", new File(["x"], "x.txt")], good[1] ?? ["", ""]])).toEqual({
      name: ["wrong-type"],
    });
    expect(problems([...good, ["name", "Again"]])).toEqual({ name: ["wrong-type"] });
    expect(problems([...good, ["news", "on"], ["news", "on"]])).toEqual({ news: ["wrong-type"] });
  });

  it("refuses what is no form at all", () => {
    for (const form of [undefined, null, "name=Aliya", { name: "Aliya" }]) {
      expect(readForm(schema, form)).toMatchObject({ ok: false, errors: { "": [{}] } });
    }
  });

  it("refuses fifty extra fields, each by name", () => {
    const extra = Array.from({ length: 50 }, (_, index): [string, string] => [`x${index}`, "1"]);
    expect(Object.keys(problems([...good, ...extra]))).toHaveLength(50);
  });

  it.each([
    ["NUL", "Ai\0gerim"],
    ["a lone surrogate", "Ai\ud800gerim"],
    ["a control character", "Ai\u0007gerim"],
    ["a bidirectional override", "Ai\u202egerim"],
    ["a non-character", "Ai\uffffgerim"],
  ])("refuses %s in a line and in a text", (_name, value) => {
    expect(line(100).safeParse(value).error?.issues[0]?.message).toBe("bad-characters");
    expect(text(100).safeParse(value).error?.issues[0]?.message).toBe("bad-characters");
  });
});

describe("fields", () => {
  const says = (field: z.ZodType, value: unknown) => {
    const read = field.safeParse(value);
    return read.success ? read.data : read.error.issues[0]?.message;
  };

  it.each([
    ["  Two   words ", "Two words"],
    ["e\u0301", "é"],
    ["   ", "required"],
    ["x".repeat(11), "too-long"],
    [7, "wrong-type"],
    [undefined, "required"],
  ])("line(10) reads %j as %j", (given, expected) => {
    expect(says(line(10), given)).toBe(expected);
  });

  it("text keeps lines and makes their ends one character", () => {
    expect(says(text(20), " a\r\nb\rc\td ")).toBe("a\nb\nc\td");
  });

  it.each([
    ["=1+1", "looks-like-formula"],
    ["+77011234567", "looks-like-formula"],
    ["@sum", "looks-like-formula"],
    ["-x", "looks-like-formula"],
    ["＝1", "looks-like-formula"],
    ["see http://x.test", "contains-link"],
    ["WWW.x.test", "contains-link"],
    ["Нұрсұлтан-Ә. О’Коннор", "Нұрсұлтан-Ә. О’Коннор"],
  ])("a name: %j → %j", (given, expected) => {
    expect(says(personName(), given)).toBe(expected);
  });

  it.each([
    ["a@b.kz", true],
    ["имя@почта.қаз", true],
    ["a+b.c@sub.example.org", true],
    ["a@b", false],
    ["a b@c.kz", false],
    ["a@b.kz\r\nBcc: x@y.kz", false],
    ["<a@b.kz>", false],
    ["a@@b.kz", false],
    ["a﹫b.kz\uff1cx", false],
    [`${"x".repeat(250)}@b.kz`, false],
  ])("an address: %j is one: %j", (given, expected) => {
    expect(emailAddress().safeParse(given).success).toBe(expected);
  });

  it("goes to the mailbox it is found by, however its letters were typed", () => {
    expect(says(emailAddress(), "Ａigerim@ｐeople.test")).toBe("Aigerim@people.test");
  });

  it.each([
    ["", true],
    ["+7 (701) 123-45-67", true],
    ["123", false],
    ["call me", false],
    ["+7701123456789012345678901234567890123456", false],
  ])("a phone: %j is one: %j", (given, expected) => {
    expect(phoneNumber().safeParse(given).success).toBe(expected);
  });

  it.each([
    ["people-first", true],
    ["a1b", true],
    ["ab", false],
    ["-ab", false],
    ["a--b", false],
    ["Ab-c", false],
    ["a/b", false],
  ])("a slug: %j is one: %j", (given, expected) => {
    expect(slug().safeParse(given).success).toBe(expected);
  });

  it.each([
    ["on", true],
    [true, true],
    ["true", true],
    [undefined, false],
    [false, false],
    ["yes", "wrong-type"],
    [1, "wrong-type"],
  ])("a box: %j → %j", (given, expected) => {
    expect(says(box(), given)).toBe(expected);
  });
});
