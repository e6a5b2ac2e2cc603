// Proves which posted bodies reach Next: those of our own forms, whole and unbent.
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { BodyCutOffError, isOwnForm, readBody, unread } from "./posted";

const ID = "70650945ed5b4d0b6a607d0caa00fff6068963fe48";

const good: Record<string, string> = {
  $ACTION_REF_1: "",
  "$ACTION_1:0": JSON.stringify({ id: ID, bound: "$@1" }),
  "$ACTION_1:1": JSON.stringify([{ locale: "en", slug: "homes" }, { status: "idle" }]),
  $ACTION_KEY: "k1",
  name: "$100 for Aigerim",
};

async function judge(fields: Record<string, string>): Promise<boolean> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const packed = new Response(form);
  const body = Buffer.from(await packed.arrayBuffer());
  return isOwnForm({ "content-type": packed.headers.get("content-type") ?? "" }, body);
}

describe("isOwnForm", () => {
  it("takes a form as React writes it, and a plain one", async () => {
    expect(await judge(good)).toBe(true);
    expect(await judge({ state: "coming" })).toBe(true);
    expect(await judge({ [`$ACTION_ID_${ID}`]: "" })).toBe(true);
    const bound = JSON.stringify(["$$5", { status: "invalid", values: { a: "$undefined" } }]);
    expect(await judge({ ...good, "$ACTION_1:1": bound })).toBe(true);
    const urlencoded = "application/x-www-form-urlencoded";
    expect(await isOwnForm({ "content-type": urlencoded }, Buffer.from("a=%ff"))).toBe(true);
  });

  it.each([
    ["$ACTION_1:0", ""],
    ["$ACTION_1:0", "{"],
    ["$ACTION_1:0", "null"],
    ["$ACTION_1:0", '{"id":"x","bound":"$@1"}'],
    ["$ACTION_1:0", `{"id":"${ID}","bound":"$@2"}`],
    ["$ACTION_1:0", `{"id":"${ID}","bound":{}}`],
    ["$ACTION_1:1", "[]"],
    ["$ACTION_1:1", "{}"],
    ["$ACTION_1:1", '["en"]'],
    ["$ACTION_1:1", '["$@1",{"status":"idle"}]'],
    ["$ACTION_1:1", '[{"deep":["$K1"]},{"status":"idle"}]'],
    ["$ACTION_REF_2", ""],
    ["$ACTION_ID_x", ""],
    ["$ACTION_1:7", "[]"],
    ["$ACTION", ""],
  ])("refuses %s = %s", async (name, value) => {
    expect(await judge({ ...good, [name]: value })).toBe(false);
  });

  it("is done at once with ten thousand action fields, and refuses them", async () => {
    const reference = encodeURIComponent(JSON.stringify({ id: ID, bound: null }));
    const fields = Array.from(
      { length: 10_000 },
      (_, at) => `%24ACTION_REF_${at}=&%24ACTION_${at}%3A0=${reference}`,
    );
    const urlencoded = { "content-type": "application/x-www-form-urlencoded" };
    const began = performance.now();
    expect(await isOwnForm(urlencoded, Buffer.from(fields.join("&")))).toBe(false);
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(await isOwnForm(urlencoded, Buffer.from(fields.slice(0, 8).join("&")))).toBe(true);
    expect(await isOwnForm(urlencoded, Buffer.from(fields.slice(0, 9).join("&")))).toBe(false);
  });

  it("refuses a field given twice, and what is nested a hundred thousand levels deep", async () => {
    const urlencoded = { "content-type": "application/x-www-form-urlencoded" };
    expect(await isOwnForm(urlencoded, Buffer.from(`${"%24ACTION_KEY=k&".repeat(2)}a=b`))).toBe(
      false,
    );
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    expect(await judge({ ...good, "$ACTION_1:1": `[${deep},{"status":"idle"}]` })).toBe(false);
    const call = { "content-type": "text/plain;charset=UTF-8", "next-action": ID };
    expect(await isOwnForm(call, Buffer.from(deep))).toBe(false);
  });

  it.each([
    ["", "a=b"],
    ["application/json", "{}"],
    ["text/plain", "[]"],
    ["multipart/form-data", "x"],
    ["multipart/form-data; boundary=x", "--x\r\nbroken"],
  ])("refuses a body of type %j", async (type, body) => {
    expect(await isOwnForm({ "content-type": type }, Buffer.from(body))).toBe(false);
  });

  it.each([
    [ID, "text/plain;charset=UTF-8", "[]", true],
    [ID, "text/plain;charset=UTF-8", "[", false],
    [ID, "text/plain;charset=UTF-8", "{}", false],
    [ID, "application/json", "[]", false],
    ["x".repeat(40), "text/plain;charset=UTF-8", "[]", false],
  ])("a script's call of %s with %s %s: %s", async (action, type, body, expected) => {
    const headers = { "content-type": type, "next-action": action };
    expect(await isOwnForm(headers, Buffer.from(body))).toBe(expected);
  });
});

describe("readBody", () => {
  const sent = (isWhole: boolean) => {
    const request = new IncomingMessage(new Socket());
    request.push("abc");
    request.push("def");
    request.push(null);
    request.complete = isWhole;
    return request;
  };

  it("reads all of it, and it can be read once more", async () => {
    const request = sent(true);
    request.headers = { "content-type": "text/plain" };
    const body = await readBody(request);
    expect(body.toString()).toBe("abcdef");
    const again = unread(request, body);
    expect(again.headers).toBe(request.headers);
    expect((await readBody(again)).toString()).toBe("abcdef");
    // What Next does for a route: a stream that was read is refused by the Fetch standard.
    expect(Readable.isDisturbed(request)).toBe(true);
    expect(Readable.isDisturbed(unread(request, body))).toBe(false);
  });

  it("says that it was cut off", async () => {
    await expect(readBody(sent(false))).rejects.toThrow(BodyCutOffError);
  });
});
