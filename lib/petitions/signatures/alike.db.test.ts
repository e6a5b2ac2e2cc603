// Proves that signing says the same, in the same time, whatever is known of an address.
import { describe, expect, it } from "vitest";
import { make } from "@/lib/testing/make";
import { signPetition } from "./commands";
import type { SignatureInput } from "./schema";

const input = (email: string): SignatureInput => ({
  name: "Aigerim Sample",
  email,
  place: "KZ-75",
  comment: "",
  showName: false,
  news: false,
  via: "",
});

describe("signing", () => {
  it("answers new, repeated and known addresses in the same time", async () => {
    const { slug, id: petitionId } = await make.petition();
    const known = await make.signature({ petitionId, state: "counted" });
    const took = async (email: string) => {
      const from = performance.now();
      expect(await signPetition(slug, "kk", input(email), new Date())).toEqual({ ok: true });
      return performance.now() - from;
    };
    await took("warm@people.test");
    for (const email of ["new@people.test", "new@people.test", known.email]) {
      expect(await took(email)).toBeGreaterThanOrEqual(38);
    }
  });

  it("answers a hundred equal forms at once a hundred times alike", async () => {
    const { slug } = await make.petition();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        signPetition(slug, "en", input("aigerim@people.test"), new Date()),
      ),
    );
    expect(answers).toEqual(Array.from({ length: 100 }, () => ({ ok: true })));
  });
});
