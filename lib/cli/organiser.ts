// `npm run organiser -- invite --email name@example.org --role admin`: prints an invitation link.
import { parseArgs } from "node:util";
import { env } from "../env";
import { defaultLocale } from "../i18n/locales";
import { inviteMember } from "../members/invitations/commands";
import { hasAdmin } from "../members/queries";
import { roles } from "../members/rules";
import { invitationInput } from "../members/schema";
import { absolute, paths } from "../urls";
import { withDatabase } from "./session";
import { runMain, Stop, say } from "./terminal";

/** What the first organiser signs in with; nobody's real address can be known before anybody came. */
function firstAddress(): string {
  const { hostname } = new URL(env().SITE_URL);
  return `organiser@${/\.[a-z]{2,}$/i.test(hostname) ? hostname : "bosaga.invalid"}`;
}

/**
 * Lines that tell how to become the first organiser, or none if somebody can sign in as an admin.
 * Each call makes a new one-time link and takes the one before it back.
 */
export async function firstOrganiserLines(): Promise<string[]> {
  if (await hasAdmin()) return [];
  const email = firstAddress();
  const invited = await inviteMember(null, { email, role: "admin", delivery: "link" });
  if (!invited.ok) {
    // Gave a password already and left before the second factor: signing in goes on from there.
    const signIn = absolute(paths.signIn(defaultLocale));
    return [`Finish setting up the first organiser: sign in as ${email} at ${signIn}`];
  }
  return [
    `Set up the first organiser (signs in as ${email}) here, once, within 72 hours:`,
    absolute(paths.setUp(defaultLocale, invited.value.token)),
  ];
}

const USAGE = `Say whom to invite: npm run organiser -- invite --email name@example.org --role ${roles.join("|")}`;

runMain(import.meta.url, async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    strict: false,
    options: { email: { type: "string" }, role: { type: "string" } },
  });
  const input = invitationInput.safeParse({ ...values, delivery: "link" });
  if (positionals.join() !== "invite" || !input.success) throw new Stop(USAGE);
  await withDatabase(async () => {
    const invited = await inviteMember(null, input.data);
    if (!invited.ok) throw new Stop(`${input.data.email} is already a member.`);
    say(`This link makes ${input.data.email} ${input.data.role}, once, within 72 hours:`);
    say(absolute(paths.setUp(defaultLocale, invited.value.token)));
  });
});
