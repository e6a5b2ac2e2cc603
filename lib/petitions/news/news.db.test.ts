// Proves what stopping the updates takes back, and that it takes back nothing else.
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { countAudience } from "../mailings/queries";
import { confirmSignature } from "../signatures/commands";
import { stopNews, stopUpdates } from "./commands";
import { findNewsLink } from "./queries";

describe("stopping the updates", () => {
  it("takes back what the tick at signing gave, and nothing else", async () => {
    const { id: petitionId } = await make.petition();
    const email = "madina@people.test";
    const signer = await make.signature({ petitionId, email, consents: ["news"] });
    const confirmedAt = new Date();
    await confirmSignature(signer.token, confirmedAt);
    const stands = () =>
      db().consent.count({
        where: { purpose: "news", withdrawnAt: null, supporterId: { not: null } },
      });
    expect(await stands()).toBe(1);
    const stop = await make.token("updates", { signatureId: signer.id }, new Date(0));
    expect(await stopUpdates(stop, new Date())).toEqual({ ok: true });
    expect(await stopUpdates(stop, new Date())).toEqual({ ok: true });
    expect(await stands()).toBe(0);
    expect(await countAudience(petitionId, new Date())).toBe(0);
    // Who joined on her own has agreed on her own.
    const joined = await make.supporter({ email: "joined@people.test" });
    const other = await make.signature({ petitionId, email: joined.email, consents: ["news"] });
    await confirmSignature(other.token, new Date());
    await stopUpdates(await make.token("updates", { signatureId: other.id }), new Date());
    expect(await stands()).toBe(1);
  });

  it("is one press from the signer's own page too, and the link tells what is so", async () => {
    const signer = await make.signature({ state: "counted", consents: ["news"], locale: "ru" });
    const stop = await make.token("updates", { signatureId: signer.id });
    expect(await findNewsLink(stop, null)).toMatchObject({ locale: "ru", isOn: true });
    expect(await findNewsLink(signer.token, null)).toBeNull();
    expect(await stopUpdates(signer.token, new Date())).toMatchObject({ reason: "unknown" });
    expect(await stopNews(signer.token, new Date())).toEqual({ ok: true });
    expect(await findNewsLink(stop, "en")).toMatchObject({ isOn: false });
  });
});
