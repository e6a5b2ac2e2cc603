// The vault: seals and opens the personal cells of a row, with a data key per petition, event or list.
import { type Db, onOwnConnection } from "../db";
import { env } from "../env";
import { log } from "../log";
import { newId } from "../tokens";
import {
  type Bytes,
  deriveRowKey,
  keyName,
  openBytes,
  randomKey,
  SealBrokenError,
  sealBytes,
} from "./sealing";

/** What a data key covers. */
export type Scope = `petition:${string}` | `event:${string}` | "supporters" | "members" | "blocks";

/** Data keys opened in this process, by scope, and the campaign's id. They never change while it runs.
 *  They are read on a connection of their own: commands open the vault inside transactions too, and
 *  as many of those as the pool has connections would wait for each other for ever. */
type Opened = {
  keys: Map<Scope, Promise<Bytes>>;
  campaign: Promise<string> | undefined;
  /** Cells that did not open, each logged once a process. */
  broken: Set<string>;
};

declare global {
  var bosagaVault: Opened | undefined;
}

function opened(): Opened {
  globalThis.bosagaVault ??= { keys: new Map(), campaign: undefined, broken: new Set() };
  return globalThis.bosagaVault;
}

/** Forgets every opened key: for tests that change databases, and after a key rotation. */
export function forgetKeys(): void {
  globalThis.bosagaVault = undefined;
}

async function readCampaignId(client: Db): Promise<string> {
  const campaign = await client.campaign.findFirstOrThrow({
    select: { id: true, lookupKeyName: true },
  });
  // Whoever seals also looks people up: a key that finds nobody would let everybody sign twice.
  const { id, lookupKeyName } = campaign;
  if (lookupKeyName !== null && lookupKeyName !== keyName(env().LOOKUP_KEY)) {
    throw new Error(`E-mail hashes were made with key ${lookupKeyName}, which is not LOOKUP_KEY.`);
  }
  return id;
}

const wrapPlace = (campaign: string, scope: Scope) => `${campaign}|data_key|wrapped|${scope}`;

function unwrap(
  campaign: string,
  scope: Scope,
  row: { wrapped: Uint8Array; wrappedBy: string },
): Bytes {
  const keys = [env().SEALING_KEY, env().SEALING_KEY_PREVIOUS].filter((key) => key !== undefined);
  const key = keys.find((candidate) => keyName(candidate) === row.wrappedBy);
  if (!key) {
    throw new Error(
      `The data key "${scope}" was wrapped by key ${row.wrappedBy}, which is not in the environment.`,
    );
  }
  return openBytes(key, wrapPlace(campaign, scope), row.wrapped);
}

async function loadKey(client: Db, campaign: string, scope: Scope): Promise<Bytes> {
  const select = { wrapped: true, wrappedBy: true } as const;
  const present = await client.dataKey.findUnique({ where: { scope }, select });
  if (present) return unwrap(campaign, scope, present);
  // Two processes may make the first key of a scope at once; the unique index keeps one, and both read it back.
  const wrapped = sealBytes(env().SEALING_KEY, wrapPlace(campaign, scope), randomKey());
  await client.dataKey.createMany({
    data: [{ id: newId(), scope, wrapped, wrappedBy: keyName(env().SEALING_KEY) }],
    skipDuplicates: true,
  });
  return unwrap(
    campaign,
    scope,
    await client.dataKey.findUniqueOrThrow({ where: { scope }, select }),
  );
}

/** More broken cells than this are no longer logged one by one. */
const MOST_LOGGED = 1_000;

function logBroken(table: string, column: string, id: string): void {
  const { broken } = opened();
  const cell = `${table}/${column}/${id}`;
  if (broken.has(cell) || broken.size >= MOST_LOGGED) return;
  broken.add(cell);
  log.warn("cell-does-not-open", { table, column, id });
}

/** Remembers a promise until it fails, so that a database that was away is asked again. */
function campaignId(): Promise<string> {
  const cache = opened();
  cache.campaign ??= onOwnConnection(readCampaignId).catch((error: unknown) => {
    cache.campaign = undefined;
    throw error;
  });
  return cache.campaign;
}

async function dataKey(scope: Scope): Promise<Bytes> {
  const { keys } = opened();
  const cached = keys.get(scope);
  if (cached) return cached;
  const loading = campaignId()
    .then((campaign) => onOwnConnection((client) => loadKey(client, campaign, scope)))
    .catch((error: unknown) => {
      keys.delete(scope);
      throw error;
    });
  keys.set(scope, loading);
  return loading;
}

/** What lists show in place of a cell that does not open: one bad row must not take a page, an export or
 *  a file with it. In all three languages, because it stands where data does. */
export const UNREADABLE = "ашылмайды · не открывается · cannot be opened";

/** One row's cells. Synchronous, so that lists of thousands open without a thousand awaits. */
export type RowSeal = {
  /** Seals a cell; null and the empty string stay null. */
  seal(column: string, plain: string | null): Bytes | null;
  /** Seals a cell that always has a value. */
  sealText(column: string, plain: string): Bytes;
  /** Opens a cell; null stays null. @throws SealBrokenError */
  open(column: string, sealed: Uint8Array | null): string | null;
  /** The same for work that goes on without it: a cell that does not open is null, and logged. */
  openIf(column: string, sealed: Uint8Array | null): string | null;
  /** The same for lists that people read: UNREADABLE stands in its place. */
  show(column: string, sealed: Uint8Array | null): string | null;
  /** The same for bytes that are no text, such as a piece of a file. */
  sealBytes(column: string, plain: Uint8Array): Bytes;
  openBytes(column: string, sealed: Uint8Array): Bytes;
};

export type Vault = {
  /**
   * @param table the row's table; @param id its id; @param rowKey its seed, as newRowKey() made it.
   * A null seed (an erased row) opens nothing but nulls.
   */
  row(table: string, id: string, rowKey: Uint8Array | null): RowSeal;
};

/** The seed of a new row's own key: 16 random bytes. Erasing a row erases it. */
export function newRowKey(): Bytes {
  return randomKey(16);
}

/**
 * Opens the vault for a scope, making its data key on first use (outside any transaction of the
 * caller, so that a rolled-back row cannot take the key with it). Safe to call inside one.
 * @throws if the wrapping key in the environment is not the one that wrapped the data key, or
 *   LOOKUP_KEY not the one the e-mail hashes were made with
 */
export async function openVault(scope: Scope): Promise<Vault> {
  const [campaign, key] = await Promise.all([campaignId(), dataKey(scope)]);
  return {
    row(table, id, rowKey) {
      const derived = rowKey === null ? null : deriveRowKey(key, rowKey);
      const place = (column: string) => `${campaign}|${table}|${column}|${id}`;
      const sealed = (column: string, plain: Uint8Array) => {
        if (derived === null) throw new SealBrokenError();
        return sealBytes(derived, place(column), plain);
      };
      const sealText = (column: string, plain: string) =>
        sealed(column, Buffer.from(plain, "utf8"));
      const open = (column: string, cell: Uint8Array | null) => {
        if (cell === null) return null;
        if (derived === null) throw new SealBrokenError();
        return Buffer.from(openBytes(derived, place(column), cell)).toString("utf8");
      };
      const openOr = <T>(column: string, cell: Uint8Array | null, otherwise: T) => {
        try {
          return open(column, cell);
        } catch (error) {
          if (!(error instanceof SealBrokenError)) throw error;
          logBroken(table, column, id);
          return otherwise;
        }
      };
      return {
        sealText,
        sealBytes: sealed,
        open,
        openIf: (column, cell) => openOr(column, cell, null),
        show: (column, cell) => openOr(column, cell, UNREADABLE),
        openBytes(column, bytes) {
          if (derived === null) throw new SealBrokenError();
          return openBytes(derived, place(column), bytes);
        },
        seal: (column, plain) => (plain === null || plain === "" ? null : sealText(column, plain)),
      };
    },
  };
}
