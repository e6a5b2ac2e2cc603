// Owns the proof that people who sign at the same instant each get what they would have got alone.
import { expect, it } from "vitest";
import { db } from "@/lib/db";
import { waitingJobs } from "@/lib/testing/jobs";
import { make } from "@/lib/testing/make";
import { openVault } from "@/lib/vault/vault";
import type { SignatureInput } from "../signatures/schema";
import { takeSignature } from "./commands";

const input = (wish: Partial<SignatureInput>): SignatureInput => ({
  name: "Aigerim Sample",
  email: "aigerim@people.test",
  place: "KZ-75",
  comment: "",
  showName: false,
  news: false,
  via: "",
  ...wish,
});

it("gives 300 people who sign two petitions at once a row, consents and a mail each", async () => {
  const [one, two] = [await make.petition(), await make.petition()];
  const { code, id: shareLinkId } = await make.shareLink();
  const now = new Date();
  const answers = await Promise.all(
    Array.from({ length: 300 }, (_, person) =>
      takeSignature(
        person % 3 === 0 ? two.slug : one.slug,
        "ru",
        input({
          name: `Sample ${person}`,
          email: `person-${person}@people.test`,
          comment: person % 2 === 0 ? `Comment ${person}` : "",
          showName: person % 4 === 0,
          news: person % 5 === 0,
          via: person === 7 ? code : "",
        }),
        now,
      ),
    ),
  );
  expect(answers.every((answer) => answer.ok)).toBe(true);
  const rows = await db().signature.findMany({ include: { consents: true } });
  expect(rows).toHaveLength(300);
  for (const row of rows) {
    const vault = await openVault(`petition:${row.petitionId}`);
    const cells = vault.row("signature", row.id, row.rowKey);
    const person = Number(cells.open("name", row.sealedName)?.replace("Sample ", ""));
    expect(row.petitionId).toBe(person % 3 === 0 ? two.id : one.id);
    expect(cells.open("email", row.sealedEmail)).toBe(`person-${person}@people.test`);
    const comment = person % 2 === 0 ? `Comment ${person}` : null;
    expect(cells.open("comment", row.sealedComment)).toBe(comment);
    const purposes = [
      ...(person % 5 === 0 ? ["news"] : []),
      ...(person % 4 === 0 ? ["publishName"] : []),
    ];
    expect(row.consents.map(({ purpose }) => purpose).sort()).toEqual(purposes);
    expect(row).toMatchObject({
      state: "pending",
      locale: "ru",
      createdAt: now,
      shareLinkId: person === 7 ? shareLinkId : null,
    });
  }
  const jobs = await waitingJobs("mailSigner");
  expect(new Set(jobs.map(({ payload }) => JSON.stringify(payload)))).toEqual(
    new Set(rows.map(({ id }) => JSON.stringify({ signatureId: id }))),
  );
});

it("answers each of a crowd by its own petition", async () => {
  const open = await make.petition();
  const over = await make.petition({ closesAt: new Date(Date.now() - 60_000) });
  const slugs = [open.slug, over.slug, "no-such", open.slug, over.slug];
  const answers = await Promise.all(
    slugs.map((slug, person) =>
      takeSignature(slug, "kk", input({ email: `person-${person}@people.test` }), new Date()),
    ),
  );
  expect(answers).toMatchObject([
    { ok: true },
    { reason: "closed" },
    { reason: "unknown" },
    { ok: true },
    { reason: "closed" },
  ]);
  expect(await db().signature.count()).toBe(2);
});
