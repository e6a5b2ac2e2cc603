// Proves the list of sites that may show a form: who changes it, and that no draft has one.
import { expect, it } from "vitest";
import { db } from "../../db";
import { make } from "../../testing/make";
import { newId } from "../../tokens";
import { changeEmbedOrigins } from "./commands";
import { findEmbedOrigins, listFramingOrigins } from "./queries";

const origins = ["https://union.example", "https://paper.example"];

it("is nobody until an organiser says so, with a row in the audit log", async () => {
  const { id, slug } = await make.petition();
  const { id: actor } = await make.member();
  expect(await listFramingOrigins(slug)).toEqual([]);
  expect(await changeEmbedOrigins(actor, id, origins)).toEqual({ ok: true });
  expect(await listFramingOrigins(slug)).toEqual(origins);
  const deed = await db().auditEntry.findFirst({ where: { action: "embed:change" } });
  expect(deed).toMatchObject({ actorId: actor, subjectId: id, details: { slug, origins } });
  await changeEmbedOrigins(actor, id, []);
  expect(await listFramingOrigins(slug)).toEqual([]);
});

it("is nobody for a draft, an unknown petition and an address that cannot be one", async () => {
  const draft = await make.petition({ published: false });
  const { id: actor } = await make.member();
  await changeEmbedOrigins(actor, draft.id, origins);
  expect(await listFramingOrigins(draft.slug)).toEqual([]);
  expect(await findEmbedOrigins(draft.id)).toEqual(origins);
  expect(await changeEmbedOrigins(actor, newId(), origins)).toMatchObject({ reason: "unknown" });
  expect(await findEmbedOrigins(newId())).toBeNull();
  for (const slug of ["nothing-here", "a\u0000b", "../x", "x".repeat(200)]) {
    expect(await listFramingOrigins(slug)).toEqual([]);
  }
});

it("stays when the petition is retracted, so that its frames can say so", async () => {
  const { id, slug } = await make.petition();
  const { id: actor } = await make.member();
  await changeEmbedOrigins(actor, id, origins);
  await db().publication.updateMany({ where: { petitionId: id }, data: { endedAt: new Date() } });
  expect(await listFramingOrigins(slug)).toEqual(origins);
});
