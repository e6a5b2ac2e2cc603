// Supporters as a CSV file, streamed; beginning and end stand in the audit log.
import { recordRead } from "@/lib/audit/commands";
import { requirePermissionOfRoute } from "@/lib/auth/require-permission";
import { callerNetwork } from "@/lib/http/caller";
import { csvResponse } from "@/lib/http/csv";
import { limit } from "@/lib/http/limits";
import { readRouteForm } from "@/lib/http/route-form";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/locales";
import { regionName } from "@/lib/regions";
import { type SupporterFilter, streamSupporters } from "@/lib/supporters/lists/queries";
import { supporterFilter, supporterFilters } from "@/lib/supporters/lists/schema";

type Context = { params: Promise<{ locale: string }> };

// Names as in OSDI (people), where it has one.
const head = [
  "id",
  "state",
  "name",
  "email_address",
  "phone_number",
  "place_code",
  "place",
  "language",
  "languages_spoken",
  "help",
  "news",
  "created_date",
  "demonstration",
];

async function* batches(filter: SupporterFilter, locale: Locale): AsyncGenerator<string[][]> {
  for await (const people of streamSupporters(filter, locale)) {
    yield people.map((person) => [
      person.id,
      person.state,
      person.name,
      person.email,
      person.phone,
      person.place,
      regionName(person.place, "en") ?? person.place,
      person.locale,
      person.languages.join(" "),
      person.help.join("; "),
      person.news ? "yes" : "no",
      person.createdAt.toISOString(),
      person.synthetic ? "yes" : "",
    ]);
  }
}

export async function POST(request: Request, context: Context): Promise<Response> {
  const actor = await requirePermissionOfRoute("supporter:export", { recent: true });
  if (actor instanceof Response) return actor;
  const limited = await limit("export", await callerNetwork());
  if (!limited.ok) {
    const headers = { "Retry-After": String(limited.retryAfterSeconds) };
    return new Response(null, { status: 429, headers });
  }
  const { locale } = await context.params;
  const form = await readRouteForm(request);
  if (form instanceof Response) return form;
  const filters = supporterFilters.parse(Object.fromEntries(form));
  const deed = { actorId: actor.id, subjectType: "supporter", subjectId: null };
  await recordRead({ ...deed, action: "supporter:export", details: { ...filters } });
  const day = new Date().toISOString().slice(0, 10);
  const rows = batches(supporterFilter(filters), isLocale(locale) ? locale : defaultLocale);
  return csvResponse(`supporters-${day}`, head, rows, (count) =>
    recordRead({ ...deed, action: "supporter:export-end", details: { rows: count } }),
  );
}
