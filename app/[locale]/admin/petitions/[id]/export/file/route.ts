// Signatures as a CSV file, streamed; beginning and end stand in the audit log.
import { recordRead } from "@/lib/audit/commands";
import { requirePermissionOfRoute } from "@/lib/auth/require-permission";
import { callerNetwork } from "@/lib/http/caller";
import { csvResponse } from "@/lib/http/csv";
import { limit } from "@/lib/http/limits";
import { readRouteForm } from "@/lib/http/route-form";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { findPetition, listSignatures, type SignaturePage } from "@/lib/petitions/lists/queries";
import { type SignatureFilters, signatureFilters } from "@/lib/petitions/signatures/schema";
import { setRegionName } from "@/lib/region-sets";
import { looksLikeId } from "@/lib/tokens";

type Context = { params: Promise<{ locale: string; id: string }> };

const head = [
  "id",
  "serial",
  "state",
  "name",
  "email",
  "place_code",
  "place",
  "language",
  "comment",
  "given_at",
  "confirmed_at",
  "demonstration",
];

async function* batches(id: string, filters: SignatureFilters): AsyncGenerator<string[][]> {
  let next: SignaturePage["next"] = null;
  do {
    const page: SignaturePage = await listSignatures(id, filters, next, 1_000);
    yield page.rows.map((row) => [
      row.id,
      row.serial === null ? "" : String(row.serial),
      row.state,
      row.name ?? "",
      row.email ?? "",
      row.place,
      setRegionName(row.place, "en") ?? row.place,
      row.locale,
      row.comment ?? "",
      row.createdAt.toISOString(),
      row.confirmedAt?.toISOString() ?? "",
      row.synthetic ? "yes" : "",
    ]);
    next = page.next;
  } while (next !== null);
}

export async function POST(request: Request, context: Context): Promise<Response> {
  const actor = await requirePermissionOfRoute("signature:export", { recent: true });
  if (actor instanceof Response) return actor;
  const { locale, id } = await context.params;
  if (!looksLikeId(id)) return new Response(null, { status: 404 });
  const limited = await limit("export", await callerNetwork());
  if (!limited.ok) {
    const headers = { "Retry-After": String(limited.retryAfterSeconds) };
    return new Response(null, { status: 429, headers });
  }
  const petition = await findPetition(id, isLocale(locale) ? locale : defaultLocale, new Date());
  if (!petition) return new Response(null, { status: 404 });
  const form = await readRouteForm(request);
  if (form instanceof Response) return form;
  const filters = signatureFilters.parse(Object.fromEntries(form));
  const deed = { actorId: actor.id, subjectType: "petition", subjectId: id };
  await recordRead({ ...deed, action: "signature:export", details: { ...filters } });
  const day = new Date().toISOString().slice(0, 10);
  return csvResponse(`signatures-${petition.slug}-${day}`, head, batches(id, filters), (rows) =>
    recordRead({ ...deed, action: "signature:export-end", details: { rows } }),
  );
}
