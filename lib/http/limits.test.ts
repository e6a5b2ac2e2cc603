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
  expect(await limit("signIn", "another")).toMatchObject({ ok: true });
  expect(await limit("sign", "one")).toMatchObject({ ok: true });
});

it("tells a crowd before it refuses, and looks without counting", async () => {
  const crowded = async (points: 0 | 1) => {
    const limited = await limit("sign", "hall", points);
    return limited.ok && limited.isCrowded;
  };
  for (let tries = 0; tries < 20; tries += 1) expect(await crowded(1)).toBe(false);
  for (let looks = 0; looks < 3; looks += 1) expect(await crowded(0)).toBe(true);
  for (let tries = 20; tries < 600; tries += 1) expect(await crowded(1)).toBe(true);
  expect(await limit("sign", "hall", 0)).toMatchObject({ ok: false });
  expect(await limit("sign", "hall")).toMatchObject({ ok: false });
});
