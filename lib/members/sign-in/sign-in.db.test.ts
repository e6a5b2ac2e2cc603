// Proof that a stopwatch at the sign-in page does not tell who is a member.
import { expect, it } from "vitest";
import { hashPassword } from "../../auth/passwords";
import { db } from "../../db";
import { make } from "../../testing/make";
import { givePassword } from "./commands";

const PASSWORD = "three old trams at dawn";

it("takes even time, whoever is asked for and whatever comes of it", async () => {
  const known = await make.member();
  const passwordHash = await hashPassword(PASSWORD);
  await db().member.update({ where: { id: known.id }, data: { passwordHash } });
  for (const [address, password] of [
    ["nobody@campaign.test", PASSWORD],
    [known.email, "not this one at all"],
    [known.email, PASSWORD],
  ] as const) {
    const began = performance.now();
    await givePassword(address, password);
    expect(performance.now() - began).toBeGreaterThanOrEqual(395);
  }
});
