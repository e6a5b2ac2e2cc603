// Proves the vault against the database: one key a scope, cells that cannot move, rows that can be erased.
import { describe, expect, it } from "vitest";
import { db } from "../db";
import { env } from "../env";
import { newId } from "../tokens";
import { keyName, SealBrokenError } from "./sealing";
import { forgetKeys, newRowKey, openVault } from "./vault";

describe("openVault", () => {
  it("makes one data key a scope, also when twenty ask at once", async () => {
    const id = newId();
    const seed = newRowKey();
    const vaults = await Promise.all(
      Array.from({ length: 20 }, () => {
        forgetKeys();
        return openVault("supporters");
      }),
    );
    expect(await db().dataKey.count()).toBe(1);
    const sealed = vaults[0]?.row("supporter", id, seed).seal("name", "Дана") ?? null;
    for (const vault of vaults)
      expect(vault.row("supporter", id, seed).open("name", sealed)).toBe("Дана");
  });

  it("opens nothing when people would be looked up with another key", async () => {
    await db().campaign.updateMany({ data: { lookupKeyName: "0123456789abcdef" } });
    forgetKeys();
    await expect(openVault("supporters")).rejects.toThrow("which is not LOOKUP_KEY");
    await db().campaign.updateMany({ data: { lookupKeyName: keyName(env().LOOKUP_KEY) } });
    await expect(openVault("supporters")).resolves.toBeDefined();
  });

  it("keeps no key in the clear", async () => {
    await openVault("members");
    const [row] = await db().dataKey.findMany({ select: { wrapped: true, scope: true } });
    expect(row?.scope).toBe("members");
    expect(row?.wrapped).toHaveLength(1 + 12 + 16 + 32);
  });

  it("refuses cells of another column, row, table, seed or scope", async () => {
    const vault = await openVault("petition:1");
    const other = await openVault("petition:2");
    const [id, seed] = [newId(), newRowKey()];
    const sealed = vault.row("signature", id, seed).seal("name", "Дана");
    expect(vault.row("signature", id, seed).open("name", sealed)).toBe("Дана");
    const wrong = [
      () => vault.row("signature", id, seed).open("email", sealed),
      () => vault.row("signature", newId(), seed).open("name", sealed),
      () => vault.row("attendance", id, seed).open("name", sealed),
      () => vault.row("signature", id, newRowKey()).open("name", sealed),
      () => vault.row("signature", id, null).open("name", sealed),
      () => other.row("signature", id, seed).open("name", sealed),
    ];
    for (const open of wrong) expect(open).toThrow(SealBrokenError);
  });

  it("refuses cells of another campaign", async () => {
    const [id, seed] = [newId(), newRowKey()];
    const sealed = (await openVault("supporters")).row("supporter", id, seed).seal("name", "Дана");
    await db().campaign.updateMany({ data: { id: newId() } });
    forgetKeys();
    await expect(openVault("supporters")).rejects.toThrow(SealBrokenError);
    expect(sealed).not.toBeNull();
  });

  it("keeps what is empty empty", async () => {
    const row = (await openVault("supporters")).row("supporter", newId(), newRowKey());
    expect(row.seal("phone", null)).toBeNull();
    expect(row.seal("phone", "")).toBeNull();
    expect(row.open("phone", null)).toBeNull();
  });

  it("says which wrapping key is missing, by name only", async () => {
    await openVault("supporters");
    await db().dataKey.updateMany({ data: { wrappedBy: "0123456789abcdef" } });
    forgetKeys();
    await expect(openVault("supporters")).rejects.toThrow(/0123456789abcdef/);
  });
});
