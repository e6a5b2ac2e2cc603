// A guest list as a CSV file, streamed; beginning and end stand in the audit log.
import { guestStates } from "@/components/admin/guest-states";
import { recordRead } from "@/lib/audit/commands";
import { requirePermissionOfRoute } from "@/lib/auth/require-permission";
import { findEventForEditing } from "@/lib/events/desk/queries";
import { streamGuests } from "@/lib/events/guests/queries";
import { callerNetwork } from "@/lib/http/caller";
import { csvResponse } from "@/lib/http/csv";
import { limit } from "@/lib/http/limits";
import { readRouteForm } from "@/lib/http/route-form";
import { looksLikeId } from "@/lib/tokens";

type Context = { params: Promise<{ id: string }> };

const head = [
  "id",
  "state",
  "name",
  "email",
  "language",
  "said_at",
  "confirmed_at",
  "cancelled_at",
  "demonstration",
];

async function* batches(
  id: string,
  state: (typeof guestStates)[number] | null,
): AsyncGenerator<string[][]> {
  for await (const guests of streamGuests(id, state)) {
    yield guests.map((guest) => [
      guest.id,
      guest.state,
      guest.name,
      guest.email,
      guest.locale,
      guest.createdAt.toISOString(),
      guest.confirmedAt?.toISOString() ?? "",
      guest.cancelledAt?.toISOString() ?? "",
      guest.synthetic ? "yes" : "",
    ]);
  }
}

export async function POST(request: Request, context: Context): Promise<Response> {
  const actor = await requirePermissionOfRoute("attendance:export", { recent: true });
  if (actor instanceof Response) return actor;
  const { id } = await context.params;
  if (!looksLikeId(id)) return new Response(null, { status: 404 });
  const limited = await limit("export", await callerNetwork());
  if (!limited.ok) {
    const headers = { "Retry-After": String(limited.retryAfterSeconds) };
    return new Response(null, { status: 429, headers });
  }
  const event = await findEventForEditing(id, new Date());
  if (!event) return new Response(null, { status: 404 });
  const form = await readRouteForm(request);
  if (form instanceof Response) return form;
  const state = guestStates.find((known) => known === form.get("state")) ?? null;
  const deed = { actorId: actor.id, subjectType: "event", subjectId: id };
  await recordRead({ ...deed, action: "attendance:export", details: { state } });
  const day = new Date().toISOString().slice(0, 10);
  return csvResponse(`guests-${event.input.slug}-${day}`, head, batches(id, state), (rows) =>
    recordRead({ ...deed, action: "attendance:export-end", details: { rows } }),
  );
}
