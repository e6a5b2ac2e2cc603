// What is kept of an address: a network, hashed under a daily key.
import { describe, expect, it } from "vitest";
import { callerAddress, networkHasher, truncate } from "./network";

describe("the network of an address", () => {
  it.each([
    ["203.0.113.7", "203.0.113"],
    ["::ffff:203.0.113.7", "203.0.113"],
    ["2001:db8:1234:5678::1", "2001:db8:1234"],
    ["2001:0DB8:1234:ffff:1:2:3:4", "2001:db8:1234"],
    ["2001:db8::1", "2001:db8:0"],
    ["::1", "0:0:0"],
    ["fe80::1%eth0", "fe80:0:0"],
    ["", "unknown"],
    ["<script>", "unknown"],
  ])("%s is %s", (address, network) => {
    expect(truncate(address)).toBe(network);
  });

  it("is hashed alike within a day, differently the next day and in another process", () => {
    let now = 0;
    const hasher = networkHasher(() => now);
    const first = hasher("203.0.113.7");
    expect(hasher("203.0.113.99")).toBe(first);
    expect(hasher("203.0.114.7")).not.toBe(first);
    expect(networkHasher(() => now)("203.0.113.7")).not.toBe(first);
    expect(first).not.toContain("203");
    now = 86_400_000;
    expect(hasher("203.0.113.7")).not.toBe(first);
  });
});

describe("the caller", () => {
  const headers = { "x-forwarded-for": "1.1.1.1, 2.2.2.2, 3.3.3.3" };
  it.each([
    [0, "9.9.9.9"],
    [1, "3.3.3.3"],
    [2, "2.2.2.2"],
    [5, "9.9.9.9"],
  ])("behind %i proxies is %s", (proxies, address) => {
    expect(callerAddress(headers, "9.9.9.9", proxies)).toBe(address);
  });
});
