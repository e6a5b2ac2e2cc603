// The environment tests run in: fixed keys that protect nothing, no rate limits, a zone that is not UTC.

const key = (label: string) => Buffer.from(label.padEnd(32, "~")).toString("base64");

/** Where nothing listens: a unit test that connects anyway is refused twice. */
const NO_DATABASE = "postgres://nobody:nobody@127.0.0.1:9/unit-tests-have-no-database";

/**
 * Every variable lib/env.ts reads, for a process under test.
 * @param databaseUrl postgres://… of its database
 */
export function testEnvironment(databaseUrl: string = NO_DATABASE): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: "10",
    SMTP_URL: "smtp://127.0.0.1:9",
    MAIL_FROM: "post@bosaga.invalid",
    SITE_URL: "http://bosaga.test:3000",
    PORT: "3000",
    HOST: "127.0.0.1",
    SEALING_KEY: key("sealing-key-of-the-tests-0123456"),
    SEALING_KEY_PREVIOUS: "",
    LOOKUP_KEY: key("lookup-key-of-the-tests-01234567"),
    AUTH_SECRET: key("auth-secret-of-the-tests-0123456"),
    TRUST_PROXY: "0",
    RATE_LIMIT_FACTOR: "100000",
    INBOX_URL: "",
    TZ: "Asia/Kathmandu",
  };
}
