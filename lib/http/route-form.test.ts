// Proves that a broken body posted to a route is refused, not thrown.
import { expect, it } from "vitest";
import { readRouteForm } from "@/lib/http/route-form";

const post = (type: string, body: string) =>
  new Request("http://localhost/file", { method: "POST", headers: { "Content-Type": type }, body });

it("reads a form", async () => {
  const form = await readRouteForm(post("application/x-www-form-urlencoded", "state=joined"));
  expect(form instanceof FormData && form.get("state")).toBe("joined");
});

it.each([
  ["multipart/form-data; boundary=x", "--y\r\nno part"],
  ["multipart/form-data; boundary=x", '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\ncut'],
  ["multipart/form-data", "--x--"],
  ["application/json", "{}"],
])("answers 400 to what is none: %s", async (type, body) => {
  const answer = await readRouteForm(post(type, body));
  expect(answer instanceof Response && answer.status).toBe(400);
});
