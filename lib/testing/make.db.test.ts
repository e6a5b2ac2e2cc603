// Proves the harness itself: every builder makes what the database accepts, and each test begins empty.
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import { openVault } from "@/lib/vault/vault";
import { waitingJobs } from "./jobs";
import { make } from "./make";

describe("make", () => {
  it("builds each thing from nothing", async () => {
    const { token: _token, session: _session, ...builders } = make;
    for (const build of Object.values(builders)) expect(await build()).toHaveProperty("id");
  });

  it.each(["pending", "confirmed", "counted", "withdrawn", "invalidated"] as const)(
    "a signature that is %s",
    async (state) => {
      const { id, petitionId, email } = await make.signature({ state });
      const row = await db().signature.findUniqueOrThrow({ where: { id } });
      expect(row.state).toBe(state);
      const vault = await openVault(`petition:${petitionId}`);
      expect(vault.row("signature", id, row.rowKey).open("email", row.sealedEmail)).toBe(email);
    },
  );

  it("a session belongs to its member", async () => {
    const { id: memberId } = await make.member({ role: "viewer" });
    const { id } = await make.session({ memberId });
    expect(await db().session.count({ where: { id, memberId } })).toBe(1);
  });
});

describe("each test", () => {
  it("leaves rows and jobs behind", async () => {
    const { id } = await make.signature();
    await db().$transaction((tx) => enqueue(tx, "mailSigner", { signatureId: id }));
    expect(await waitingJobs("mailSigner")).toMatchObject([{ payload: { signatureId: id } }]);
  });

  it("finds none of another's", async () => {
    expect(await db().signature.count()).toBe(0);
    expect(await waitingJobs()).toEqual([]);
    expect(await db().campaign.count()).toBe(1);
  });

  it("runs in a zone that is not UTC", () => {
    expect(new Date("2026-11-23T00:00:00Z").getHours()).toBe(5);
    expect(new Date("2026-11-23T00:00:00Z").getMinutes()).toBe(45);
  });
});
