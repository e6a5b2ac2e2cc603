// Proves that an export cannot run anything in a spreadsheet and reads back as what was written.
import { describe, expect, it, vi } from "vitest";
import { csvResponse } from "./csv";

async function written(rows: string[][]): Promise<string> {
  async function* batches() {
    yield rows;
  }
  const answer = csvResponse("x", ["name"], batches(), async () => undefined);
  const bytes = Buffer.from(await answer.arrayBuffer());
  return bytes.toString("utf8");
}

describe("a CSV export", () => {
  it.each(["=1+1", "+7 701", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x"])(
    "puts an apostrophe before %j",
    async (cell) => {
      expect(await written([[cell]])).toBe(`\ufeff"name"\r\n"'${cell}"\r\n`);
    },
  );

  it("quotes everything, doubles quotes, keeps line breaks inside, and begins with a mark", async () => {
    expect(await written([['Ә "Б"\nВ'], [""], ["a,b"]])).toBe(
      '\ufeff"name"\r\n"Ә ""Б""\nВ"\r\n""\r\n"a,b"\r\n',
    );
  });

  it("is sent as a file nobody keeps, and says at the end how many rows there were", async () => {
    async function* batches() {
      yield [["a"], ["b"]];
      yield [["c"]];
    }
    const onEnd = vi.fn(async () => undefined);
    const answer = csvResponse('sig"/../natures', ["name"], batches(), onEnd);
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="signatures.csv"');
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(onEnd).not.toHaveBeenCalled();
    await answer.text();
    expect(onEnd).toHaveBeenCalledWith(3);
  });
});
