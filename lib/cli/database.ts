// Makes a reachable database ready for the site: made, migrated, opened with our keys, seeded.
import pg from "pg";
import { completeEnvironment, parseEnv } from "../env";
import { keyName } from "../vault/sealing";
import { migrate } from "./migrate";
import { Stop, working } from "./terminal";

/** The address without the password. */
function withoutPassword(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl);
  return `${host}${pathname}`;
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "there is no such host",
  ETIMEDOUT: "it did not answer",
  "28P01": "the password is wrong",
  "28000": "the user may not connect",
  "3D000": "there is no database of that name",
};

/** @throws Stop if the database cannot be connected to, naming why and never the password */
export async function refuseUnreachable(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const reason = REASONS[code] ?? (code || "it did not answer");
    throw new Stop(
      `The database ${withoutPassword(databaseUrl)} cannot be reached: ${reason}. Check DATABASE_URL.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The local cluster is new: its database is made on first use. */
async function makeIfMissing(databaseUrl: string): Promise<void> {
  const address = new URL(databaseUrl);
  const name = address.pathname.slice(1);
  address.pathname = "/postgres";
  const client = new pg.Client({ connectionString: address.toString() });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

type Contents = {
  campaigns: number;
  admins: number;
  wrappedBy: string[];
  lookupKeyName: string | null;
};

async function look(databaseUrl: string): Promise<Contents> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Contents>(`
      SELECT (SELECT count(*)::int FROM campaign) AS campaigns,
             (SELECT count(*)::int FROM member
              WHERE role = 'admin' AND removed_at IS NULL AND totp_enrolled_at IS NOT NULL) AS admins,
             ARRAY(SELECT DISTINCT wrapped_by FROM data_key) AS "wrappedBy",
             (SELECT lookup_key_name FROM campaign) AS "lookupKeyName"`);
    return rows[0] ?? { campaigns: 0, admins: 0, wrappedBy: [], lookupKeyName: null };
  } finally {
    await client.end();
  }
}

/** @throws Stop if the database holds data sealed with keys that are not at hand */
function refuseOtherKeys(environment: Record<string, string>, contents: Contents): void {
  const { LOOKUP_KEY, SEALING_KEY, SEALING_KEY_PREVIOUS } = parseEnv(environment);
  const ours = [SEALING_KEY, SEALING_KEY_PREVIOUS].flatMap((key) => (key ? [keyName(key)] : []));
  const other = contents.wrappedBy.find((name) => !ours.includes(name));
  if (other) {
    throw new Stop(
      `The database holds data sealed with another key (${other}) than SEALING_KEY; set the key it was sealed with.`,
    );
  }
  const { lookupKeyName } = contents;
  if (lookupKeyName !== null && lookupKeyName !== keyName(LOOKUP_KEY)) {
    throw new Stop(
      `The database finds people with another key (${lookupKeyName}) than LOOKUP_KEY; set the key it was filled with, or everybody could sign twice.`,
    );
  }
}

/**
 * Brings the database of an environment to where the site can start on it.
 * @param environment complete, as composeEnvironment() made it; becomes this process's own
 * @param isLocal the database is that of our own cluster, where it may have to be made
 * @returns whether somebody can sign in as an admin
 * @throws Stop if the database was made by other migrations or sealed with other keys
 */
export async function prepareDatabase(
  environment: Record<string, string>,
  isLocal: boolean,
): Promise<{ hasAdmin: boolean }> {
  const databaseUrl = environment.DATABASE_URL ?? "";
  if (isLocal) await makeIfMissing(databaseUrl);
  await migrate(databaseUrl);
  const contents = await look(databaseUrl);
  refuseOtherKeys(environment, contents);
  completeEnvironment(environment);
  if (contents.campaigns === 0) {
    // Loaded only now: it needs the generated client, and most starts do not need it.
    const [{ seed }, { db }] = await Promise.all([import("./seed"), import("../db")]);
    await working("Writing the first briefing, petition and events", () => seed(new Date()));
    await db().$disconnect();
  }
  return { hasAdmin: contents.admins > 0 };
}
