// Limits per network and deed.
import { expect, it, vi } from "vitest";
import { limit } from "./limits";

vi.stubEnv("RATE_LIMIT_FACTOR", "1");

it("lets a burst pass, then says how long to wait, for that network and that deed only", async () => {
  const outcomes = [];
  for (let tries = 0; tries < 21; tries += 1) outcomes.push(await limit("signIn", "one"));
  expect(outcomes.slice(0, 20).every(({ ok }) => ok)).toBe(true);
  expect(outcomes[20]).toMatchObject({ ok: false });
  const refused = outcomes[20];
  expect(refused?.ok === false && refused.retryAfterSeconds).toBeGreaterThan(50);
  expect(refused?.ok === false && refused.retryAfterSeconds).toBeLessThanOrEqual(60);
  expect(await limit("signIn", "another")).toEqual({ ok: true });
  expect(await limit("sign", "one")).toEqual({ ok: true });
});
