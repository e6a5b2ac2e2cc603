// A list for the addressee as a file, opened piece by piece while it is sent; the audit log says who took it.
import { recordRead } from "@/lib/audit/commands";
import { may } from "@/lib/auth/permissions";
import { requirePermissionOfRoute } from "@/lib/auth/require-permission";
import { callerNetwork } from "@/lib/http/caller";
import { limit } from "@/lib/http/limits";
import { readRouteForm } from "@/lib/http/route-form";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { findFile, readFilePieces } from "@/lib/petitions/delivery-files/queries";
import { outForm } from "@/lib/petitions/delivery-files/schema";
import { findPetition } from "@/lib/petitions/lists/queries";
import { looksLikeId } from "@/lib/tokens";

type Context = { params: Promise<{ locale: string; id: string; file: string }> };

const types = { csv: "text/csv; charset=utf-8", pdf: "application/pdf" } as const;

export async function POST(request: Request, context: Context): Promise<Response> {
  const actor = await requirePermissionOfRoute("delivery:edit", { recent: true });
  if (actor instanceof Response) return actor;
  const { locale, id, file: fileId } = await context.params;
  if (!looksLikeId(id)) return new Response(null, { status: 404 });
  const petition = await findPetition(id, isLocale(locale) ? locale : defaultLocale, new Date());
  const file = await findFile(id, fileId);
  if (!petition || !file) return new Response(null, { status: 404 });
  const form = await readRouteForm(request);
  if (form instanceof Response) return form;
  const read = outForm.safeParse(Object.fromEntries(form));
  if (!read.success) return Response.json({ error: "format" }, { status: 400 });
  // Whoever signs a list off may look at it before; everybody else takes out what is signed off.
  const isOpen =
    file.state === "signedOff" ||
    (file.state === "finished" && may(actor.role, "delivery:sign-off"));
  if (!isOpen || !file.bytes) return Response.json({ error: file.state }, { status: 409 });
  const limited = await limit("export", await callerNetwork());
  if (!limited.ok) {
    const headers = { "Retry-After": String(limited.retryAfterSeconds) };
    return new Response(null, { status: 429, headers });
  }
  const { format } = read.data;
  await recordRead({
    actorId: actor.id,
    action: "delivery-file:take-out",
    subjectType: "petition",
    subjectId: id,
    details: { file: fileId, format, signatures: file.written, state: file.state },
  });
  const pieces = readFilePieces(id, fileId, format);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  const day = file.requestedAt.toISOString().slice(0, 10);
  return new Response(body, {
    headers: {
      "Content-Type": types[format],
      "Content-Disposition": `attachment; filename="${petition.slug}-${day}.${format}"`,
      "Content-Length": String(file.bytes[format]),
      "Cache-Control": "private, no-store",
    },
  });
}
