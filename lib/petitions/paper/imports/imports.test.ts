// Owns the proof that files are read as people write them: encodings, delimiters, columns, and every wrong line told.
import { describe, expect, it } from "vitest";
import type { RegionSetName } from "../../../region-sets";
import { columnOf, columns, headExamples } from "./columns/rules";
import { delimiterOf, encodingOf, MOST_LINES, readCsv } from "./rules";
import { readImport } from "./schema";

const text = "Парақ №;Аты-жөні;Өңір\r\n1;Сәуле Ахметқызы;Алматы облысы\r\n2;Ғалым Өтеген;KZ-75\r\n";
const russian = "Номер листа;ФИО\r\n1;Иван Щёголев\r\n";
const days = { from: "2026-11-01", to: "2026-11-24" };

const utf16 = (content: string, big: boolean, mark: boolean) => {
  const bytes = Buffer.from(mark ? `\ufeff${content}` : content, "utf16le");
  return new Uint8Array(big ? bytes.swap16() : bytes);
};

function windows1251(content: string): Uint8Array {
  const decoder = new TextDecoder("windows-1251");
  const table = new Map(
    Array.from({ length: 256 }, (_, code) => [decoder.decode(new Uint8Array([code])), code]),
  );
  return new Uint8Array([...content].map((character) => table.get(character) ?? 63));
}

/** A file that has to be readable, and its lines read. */
function lines(content: string | Uint8Array, set: RegionSetName = "kazakhstan") {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const file = readCsv(bytes);
  if ("problem" in file) throw new Error(file.problem);
  return { file, ...readImport(file.lines, { set, days, today: "2026-11-24" }) };
}

const problemOf = (content: string) => readCsv(new TextEncoder().encode(content));

describe("a file", () => {
  it.each([
    ["utf-8", new TextEncoder().encode(text)],
    ["utf-8", new TextEncoder().encode(`\ufeff${text}`)],
    ["utf-16le", utf16(text, false, true)],
    ["utf-16be", utf16(text, true, true)],
    ["utf-16le", utf16(text, false, false)],
    ["utf-16be", utf16(text, true, false)],
  ])("in %s is read, Kazakh letters and all", (encoding, bytes) => {
    const { file, lines: read, problems } = lines(bytes);
    expect(file.encoding).toBe(encoding);
    expect(problems).toEqual([]);
    expect(read).toMatchObject([
      { serial: 1, name: "Сәуле Ахметқызы", place: "KZ-19", position: null },
      { serial: 2, name: "Ғалым Өтеген", place: "KZ-75" },
    ]);
  });

  it("in Windows-1251 is read", () => {
    const bytes = windows1251(russian);
    expect(encodingOf(bytes)).toBe("windows-1251");
    expect(lines(bytes).lines).toMatchObject([{ name: "Иван Щёголев" }]);
  });

  it("may be parted by commas, semicolons or tabs", () => {
    expect(delimiterOf('"a;b",c,d')).toBe(",");
    for (const sign of [",", ";", "\t"]) {
      const { lines: read } = lines(["sheet", "name"].join(sign).concat(`\n1${sign}Aliya`));
      expect(read).toMatchObject([{ serial: 1, name: "Aliya" }]);
    }
  });

  it("knows each column in three languages", () => {
    for (const column of columns) {
      for (const locale of ["kk", "ru", "en"] as const) {
        expect(columnOf(headExamples[locale][column].toUpperCase())).toBe(column);
      }
    }
    expect(columnOf("ИИН")).toBeNull();
    expect(columnOf("constructor")).toBeNull();
  });

  it("with wrong columns is refused as a whole, and they are named", () => {
    expect(problemOf("sheet,name,ИИН\n1,Aliya,900101300123")).toEqual({
      problem: "unknown-columns",
      columns: ["ИИН"],
    });
    expect(problemOf("name,phone\nAliya,87010000000")).toEqual({
      problem: "missing-columns",
      columns: ["sheet"],
    });
    expect(problemOf("sheet,name,ФИО\n1,A,B")).toMatchObject({ problem: "repeated-columns" });
  });

  it.each([
    ["", "empty"],
    ["sheet,name", "empty"],
    [`sheet,name\n1,"Aliya`, "broken"],
    ["sheet,name\n1,\0Aliya", "broken"],
    [`sheet,name\n${"1,Aliya\n".repeat(MOST_LINES + 1)}`, "many"],
  ])("that is no list of lines is told so: %#", (content, problem) => {
    expect(problemOf(content)).toMatchObject({ problem });
  });

  it("tells lines with too many or too few cells", () => {
    expect(lines("sheet,name\n1,Aliya,more\n1\n\n2,Bolat").file.uneven).toEqual([2, 3]);
  });
});

describe("its lines", () => {
  const read = (row: string) =>
    lines(`sheet,line,name,locality,region,contact,date,illegible,unsigned\n${row}`);

  it("are read as typed ones are", () => {
    expect(read("№ 00012,3,Aliya,Kaskelen,Алматы,aliya@people.test,02.11.2026,,да").lines).toEqual([
      {
        at: 2,
        serial: 12,
        position: 3,
        name: "Aliya",
        locality: "Kaskelen",
        place: "KZ-75",
        email: "aliya@people.test",
        phone: "",
        isIllegible: false,
        isUnsigned: true,
        signedOn: "2026-11-02",
      },
    ]);
    expect(read("1,,,,,,,x,").lines).toMatchObject([{ name: "", isIllegible: true }]);
    expect(read("1,,Aliya,,,+7 701 000 00 00,,,").lines).toMatchObject([
      { phone: "+7 701 000 00 00" },
    ]);
  });

  it.each([
    ["1,,=cmd|' /C calc'!A0,,,,,,", "name", "looks-like-formula"],
    ["1,,@SUM(A1),,,,,,", "name", "looks-like-formula"],
    ["1,,Aliya,＝1+1,,,,,", "locality", "looks-like-formula"],
    ["1,,Aliya,,,=a@b.cd,,,", "contact", "looks-like-formula"],
    ["1,,Aliya,,,not-an-address@,,,", "contact", "bad-email"],
    ["1,,Aliya,,,12,,,", "contact", "bad-phone"],
    ["1,,Aliya,,Atlantis,,,,", "region", "bad-choice"],
    ["1,,Aliya,,,,31.12.2026,,", "date", "bad-date"],
    ["1,,Aliya,,,,2026-02-31,,", "date", "bad-date"],
    ["1,16,Aliya,,,,,,", "line", "too-large"],
    ["0,,Aliya,,,,,,", "sheet", "too-small"],
    ["one,,Aliya,,,,,,", "sheet", "bad-number"],
    ["1,,,,,,,,", "name", "required"],
    ["1,,Aliya,,,,,maybe,", "illegible", "bad-choice"],
    [`1,,${"A".repeat(121)},,,,,,`, "name", "too-long"],
    ["1,,\u202eAliya,,,,,,", "name", "bad-characters"],
  ])("are refused with what is wrong: %s", (row, column, problem) => {
    const { problems, lines: good } = read(row);
    expect(good).toEqual([]);
    expect(problems).toMatchObject([{ at: 2, column, error: { problem } }]);
  });

  it("name regions of the petition's own set, and no others", () => {
    const places = "sheet,name,region\n1,A,DE\n1,B,Германия\n1,C,Алматы\n1,D,KZ-75\n1,E,elsewhere";
    const european = lines(places, "europeanUnion");
    expect(european.lines.map(({ place }) => place)).toEqual(["DE", "DE", "elsewhere"]);
    expect(european.problems).toMatchObject([
      { at: 4, column: "region", error: { problem: "bad-choice" } },
      { at: 5, column: "region", error: { problem: "bad-choice" } },
    ]);
    const own = lines(places);
    expect(own.lines.map(({ place }) => place)).toEqual(["KZ-75", "KZ-75", "elsewhere"]);
    expect(own.problems.map(({ at }) => at)).toEqual([2, 3]);
  });
});
