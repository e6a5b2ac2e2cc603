// Proves how lists for the addressee are written: states, lines, words, plain text.
import { describe, expect, it } from "vitest";
import { csvHead, lineWriter, listWords } from "./making/rules";
import { fileState, keptSince, plainParagraphs } from "./rules";
import { fileForm, outForm } from "./schema";

const at = new Date("2026-11-24T19:30:00Z");
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

describe("the state of a list", () => {
  const none = {
    startedAt: null,
    cancelledAt: null,
    finishedAt: null,
    signedOffAt: null,
    erasedAt: null,
  };
  it.each([
    [{}, "waiting"],
    [{ startedAt: at }, "running"],
    [{ startedAt: at, cancelledAt: at }, "cancelled"],
    [{ startedAt: at, finishedAt: at }, "finished"],
    [{ finishedAt: at, signedOffAt: at }, "signedOff"],
    [{ finishedAt: at, signedOffAt: at, erasedAt: at }, "erased"],
    [{ cancelledAt: at, erasedAt: at }, "cancelled"],
  ])("with %j is %s", (times, state) => expect(fileState({ ...none, ...times })).toBe(state));

  it("is kept for two weeks", () => {
    expect(keptSince(at).toISOString()).toBe("2026-11-10T19:30:00.000Z");
  });
});

describe("a line", () => {
  const line = {
    name: "Әйгерім Қасымова",
    isBroken: false,
    nameForm: "full",
    givenAt: at,
    isPaper: false,
  } as const;

  it("shows a name in the form its owner chose, or that it is withheld", () => {
    const write = lineWriter("en");
    expect(write(1, line)).toMatchObject({ name: "Әйгерім Қасымова", way: "online" });
    expect(write(2, { ...line, nameForm: "initial" }).name).toBe("Әйгерім Қ.");
    expect(write(3, { ...line, name: null }).name).toBe("name withheld");
    expect(write(4, { ...line, name: null, isBroken: true }).name).toBe("name cannot be opened");
    expect(lineWriter("ru")(1, { ...line, name: null, isPaper: true })).toMatchObject({
      name: "имя не показано",
      way: "на бумаге",
    });
  });

  it("is dated by the campaign's day and numbered the local way", () => {
    expect(lineWriter("en")(12_345, line)).toMatchObject({ number: "12,345", date: "25/11/2026" });
    expect(plain(lineWriter("kk")(12_345, line).number)).toBe("12 345");
    expect(csvHead("en", "kazakhstan")).toEqual(["No.", "Name", "Region", "Date", "Given"]);
    expect(csvHead("en", "europeanUnion")[2]).toBe("State");
  });
});

describe("the first page", () => {
  it("adds up", () => {
    const words = listWords("en", {
      slug: "x",
      regionSet: "kazakhstan",
      version: 2,
      title: "Title",
      addressee: "Them",
      body: "Body",
      at,
      places: [
        { place: "KZ-75", total: 7, paper: 3, named: 2 },
        { place: "elsewhere", total: 2, paper: 0, named: 0 },
      ],
      versions: [
        { version: 1, total: 4 },
        { version: 2, total: 5 },
      ],
      withdrawn: 3,
      invalidated: 1,
      isSynthetic: false,
    });
    expect(words.total).toBe("9 signatures");
    expect(words.parts.map(([, number]) => number)).toEqual(["6", "3", "3", "1", "2", "7"]);
    expect(words.regions).toEqual([
      ["Almaty", "7"],
      ["Outside Kazakhstan", "2"],
    ]);
    expect(words.versionParts).toHaveLength(2);
    expect(words.synthetic).toBeNull();
  });
});

describe("plain text", () => {
  it("drops Markdown's marks and keeps its words and addresses", () => {
    expect(
      plainParagraphs("## Why\n\nA **bold** _word_ and [a law](https://law.test).\n\n- one\n- two"),
    ).toEqual(["Why", "A bold _word_ and a law (https://law.test).", "– one", "– two"]);
    expect(plainParagraphs("")).toEqual([]);
  });
});

describe("what organisers send", () => {
  it("is a language we speak, and one of two formats", () => {
    expect(fileForm.safeParse({ language: "kk" }).success).toBe(true);
    for (const bad of [{}, { language: "de" }, { language: "kk", extra: "1" }]) {
      expect(fileForm.safeParse(bad).success).toBe(false);
    }
    expect(outForm.parse({})).toEqual({ format: "csv" });
    expect(outForm.safeParse({ format: "exe" }).success).toBe(false);
  });
});
