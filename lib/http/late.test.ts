// What readers get when a page is never ready: the front over real HTTP, with a stub that hangs.
import { expect, it } from "vitest";
import { startFront, stub } from "../testing/http-front";

const { get } = startFront({ renderTimeout: 60 });

const PRIVATE = "private, no-store";

it.each(["/en/signatures/hangs", "/en/admin/hangs-halfway", "/en/petitions/hangs"])(
  "%s ends with a sentence and 503",
  async (path) => {
    const answer = await get(path, { accept: "text/html", cookie: "session=1" });
    expect(answer.status).toBe(503);
    expect(answer.headers).toMatchObject({ "retry-after": "60", "cache-control": PRIVATE });
    expect(answer.text).toContain("The site took too long");
    expect(answer.text).not.toContain("may have arrived");
  },
);

it("a shared page that hangs ends the same, and is rendered anew for the next reader", async () => {
  const answer = await get("/ru/petitions/hangs");
  expect([answer.status, answer.headers["cache-control"]]).toEqual([503, PRIVATE]);
  expect(answer.text).toContain("Сайт отвечает слишком долго");
  await get("/ru/petitions/hangs");
  expect(stub.rendered).toHaveLength(2);
});

it("a form whose answer never comes may have been taken, and says so", async () => {
  const own = {
    "sec-fetch-site": "same-origin",
    "content-type": "application/x-www-form-urlencoded",
  };
  const answer = await get("/en/signatures/hangs", own, "POST", "a=b");
  expect(answer.status).toBe(503);
  expect(answer.text).toContain("may have arrived all the same");
});

it("programs get it as JSON", async () => {
  const answer = await get("/api/v1/hangs");
  expect([answer.status, answer.text]).toEqual([503, '{"error":"late"}']);
});

it("what streams may take longer", async () => {
  expect((await get("/kk/admin/export")).text).toBe("a,b\r\n1,2\r\n");
});
