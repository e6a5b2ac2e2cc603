// The environment: the only place in lib, app and components that reads process.env.
import { z } from "zod";

/** 32 random bytes in base64; anything shorter, longer, constant or malformed is refused. */
const key = z
  .string()
  .transform((value) => Buffer.from(value, "base64"))
  .refine((bytes) => bytes.length === 32, "must be 32 bytes in base64")
  .refine((bytes) => new Set(bytes).size > 8, "is not random");

const port = z.coerce.number().int().min(1).max(65_535);

const schema = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    /** Connections each process may hold. */
    DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }),
    MAIL_FROM: z.email().default("post@bosaga.invalid"),
    SITE_URL: z.url({ protocol: /^https?$/ }),
    PORT: port.default(3000),
    HOST: z.string().default("0.0.0.0"),
    /** Wraps the data keys that seal personal data. */
    SEALING_KEY: key,
    /** The key before the present one, while a rotation runs. */
    SEALING_KEY_PREVIOUS: key.optional(),
    /** Keys the hashes that find an e-mail address. */
    LOOKUP_KEY: key,
    /** Signs what next-auth signs. */
    AUTH_SECRET: key,
    /** How many reverse proxies of ours stand in front and append to X-Forwarded-For. */
    TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
    /** Multiplies every rate limit; load tests raise it. */
    RATE_LIMIT_FACTOR: z.coerce.number().positive().default(1),
    /** Where the local mail inbox can be read; set by `npm start` when it runs one. */
    INBOX_URL: z.url().optional(),
  })
  .superRefine((values, context) => {
    const keys = [values.SEALING_KEY, values.LOOKUP_KEY, values.AUTH_SECRET];
    keys.forEach((one, index) => {
      if (keys.some((other, at) => at < index && one.equals(other))) {
        context.addIssue({
          code: "custom",
          message: "SEALING_KEY, LOOKUP_KEY and AUTH_SECRET must differ",
        });
      }
    });
  });

export type Env = z.output<typeof schema>;

/** The environment is unusable; the message is one sentence for whoever starts the program. */
export class EnvironmentError extends Error {
  override name = "EnvironmentError";
}

/**
 * Checks an environment.
 * @param source names and values as process.env has them; empty strings count as not given
 * @throws EnvironmentError naming every variable that is missing or wrong, never its value
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => {
    const name = issue.path.join(".");
    const missing = issue.code === "invalid_type" && given[name] === undefined;
    return missing ? `${name} is missing` : [name, issue.message].filter(Boolean).join(" ");
  });
  throw new EnvironmentError(`The environment cannot be used: ${problems.join("; ")}.`);
}

let cached: Env | undefined;

/** The checked environment of this process, parsed on first use (a build runs without one). */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** The environment as it was given, unchecked: for commands that run before it is complete. */
export function givenEnvironment(): NodeJS.ProcessEnv {
  return process.env;
}

/** Completes the environment before its first use, with what a command knows (lib/cli/settings.ts). */
export function completeEnvironment(values: Record<string, string>): void {
  Object.assign(process.env, values);
  cached = undefined;
}
