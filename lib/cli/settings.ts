// What the commands run with: the given environment, then .env, then .data/secrets.env, then defaults.
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { open, readFile, rename } from "node:fs/promises";
import path from "node:path";
import { parseEnv as parseDotEnv } from "node:util";
import { givenEnvironment, parseEnv } from "../env";
import { Stop } from "./terminal";

/** Everything a person may set, in the order of .env.example. */
const SETTINGS = [
  "DATABASE_URL",
  "DATABASE_POOL",
  "SMTP_URL",
  "MAIL_FROM",
  "SITE_URL",
  "PORT",
  "HOST",
  "SEALING_KEY",
  "SEALING_KEY_PREVIOUS",
  "LOOKUP_KEY",
  "AUTH_SECRET",
  "TRUST_PROXY",
  "RATE_LIMIT_FACTOR",
  "INBOX_URL",
  "BOSAGA_DATA_DIR",
  "BOSAGA_DIST_DIR",
] as const;

export type Given = Partial<Record<(typeof SETTINGS)[number], string>>;

/** What the first start makes up and .data/secrets.env keeps. */
export type Secrets = {
  SEALING_KEY: string;
  LOOKUP_KEY: string;
  AUTH_SECRET: string;
  DATABASE_PASSWORD: string;
};

/** What was set in the environment, or else in .env; empty strings count as not set. */
export async function readGiven(): Promise<Given> {
  const file = path.resolve(".env");
  const written = existsSync(file) ? parseDotEnv(await readFile(file, "utf8")) : {};
  const environment = givenEnvironment();
  return Object.fromEntries(
    SETTINGS.map((name) => [name, environment[name] || written[name]]).filter(
      ([, value]) => value !== undefined && value !== "",
    ),
  );
}

/** The folder that holds the database, the secrets and the local inbox. */
export function dataFolder(given: Given): string {
  return path.resolve(given.BOSAGA_DATA_DIR ?? ".data");
}

function newSecrets(): Secrets {
  const key = () => randomBytes(32).toString("base64");
  return {
    SEALING_KEY: key(),
    LOOKUP_KEY: key(),
    AUTH_SECRET: key(),
    DATABASE_PASSWORD: randomBytes(24).toString("base64url"),
  };
}

const secretsFile = (folder: string) => path.join(folder, "secrets.env");

/**
 * The kept secrets, or new ones (not yet kept) where there is no file.
 * @throws Stop if the file lacks one: a new one in its place would not open what the lost one closed
 */
export async function readSecrets(folder: string): Promise<{ secrets: Secrets; kept: boolean }> {
  const file = secretsFile(folder);
  const secrets = newSecrets();
  if (!existsSync(file)) return { secrets, kept: false };
  const kept = parseDotEnv(await readFile(file, "utf8"));
  for (const name of ["SEALING_KEY", "LOOKUP_KEY", "AUTH_SECRET", "DATABASE_PASSWORD"] as const) {
    const value = kept[name];
    if (!value)
      throw new Stop(`${file} lacks ${name}; put back the file as the first start made it.`);
    secrets[name] = value;
  }
  return { secrets, kept: true };
}

/** Writes .data/secrets.env, whole or not at all, readable by its owner only. */
export async function keepSecrets(folder: string, secrets: Secrets): Promise<void> {
  const lines = [
    "# Made by the first start. Without these keys nobody can read what the database holds:",
    "# keep a copy apart from the database's backups.",
    ...Object.entries(secrets).map(([name, value]) => `${name}=${value}`),
  ];
  const draft = `${secretsFile(folder)}.new`;
  const file = await open(draft, "w", 0o600);
  await file.chmod(0o600);
  await file.writeFile(`${lines.join("\n")}\n`);
  await file.sync();
  await file.close();
  await rename(draft, secretsFile(folder));
}

/** What is not given and not secret: where the database, the inbox and the site came to be. */
export type Places = { databaseUrl: string; smtpUrl: string; inboxUrl?: string };

/**
 * The complete environment for the site, the worker and the commands.
 * @param mode becomes NODE_ENV
 * @throws EnvironmentError if something given cannot be used
 */
export function composeEnvironment(
  given: Given,
  secrets: Secrets,
  places: Places,
  mode: "production" | "development",
): Record<string, string> {
  const port = given.PORT ?? "3000";
  const { DATABASE_PASSWORD: _, ...keys } = secrets;
  const values: Record<string, string> = {
    PORT: port,
    SITE_URL: `http://localhost:${port}`,
    DATABASE_URL: places.databaseUrl,
    SMTP_URL: places.smtpUrl,
    ...(places.inboxUrl && { INBOX_URL: places.inboxUrl }),
    ...keys,
    ...given,
    NODE_ENV: mode,
  };
  parseEnv(values);
  return values;
}
