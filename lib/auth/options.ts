// next-auth's options: its "JWT" is our opaque random token, and what it stands for is a row in `session`.
import type { NextAuthOptions } from "next-auth";
import { env } from "../env";
import { log } from "../log";
import { SESSION_MS } from "../members/rules";
import { hashToken, looksLikeToken } from "../tokens";
import { cookieOptions, sessionCookieName } from "./cookies";

declare module "next-auth/jwt" {
  interface JWT {
    /** The cookie's value, so that next-auth writes back what it read. */
    opaque?: string;
  }
}

declare module "next-auth" {
  interface Session {
    /** SHA-256 of the cookie's value, in base64url: finds the row, opens nothing. */
    tokenHash?: string;
  }
}

/**
 * Options for getServerSession(). Decoding looks at the token's form only: whether the session lives
 * is read from the database by requirePermission(), where a database that is away is an error and
 * not "signed out". Nothing is signed or encrypted: 256 random bits say nothing.
 * @param wish.forServer false: what next-auth's endpoint answers with, without the row's hash
 */
export function authOptions({ forServer = true } = {}): NextAuthOptions {
  return {
    secret: env().AUTH_SECRET.toString("base64"),
    // Passwords and codes go through server actions (app/[locale]/sign-in), not through next-auth's
    // own endpoints, so that signing in takes two steps and works without JavaScript.
    providers: [],
    session: { strategy: "jwt", maxAge: SESSION_MS / 1_000 },
    cookies: { sessionToken: { name: sessionCookieName(), options: cookieOptions() } },
    jwt: {
      encode: async ({ token }) => token?.opaque ?? "",
      decode: async ({ token }) => (token && looksLikeToken(token) ? { opaque: token } : null),
    },
    callbacks: {
      jwt: ({ token }) => token,
      session: ({ session, token }) => ({
        expires: session.expires,
        ...(forServer && {
          tokenHash: Buffer.from(hashToken(token.opaque ?? "")).toString("base64url"),
        }),
      }),
    },
    logger: {
      error(code, metadata) {
        // A cookie that is not one of ours: whoever sent it is simply not signed in.
        if (code === "JWT_SESSION_ERROR") return;
        log.error("next-auth", metadata instanceof Error ? metadata : undefined, { code });
      },
      // NEXTAUTH_URL is not set because no address of next-auth's is ever used.
      warn() {},
      debug() {},
    },
  };
}
