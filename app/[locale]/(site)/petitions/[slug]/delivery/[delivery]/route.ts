// A delivery's public document: always a download, never shown in the site's own name.
import { findDocument } from "@/lib/petitions/deliveries/queries";

type Context = { params: Promise<{ slug: string; delivery: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { slug, delivery } = await params;
  const found = await findDocument(slug, delivery);
  if (found === null) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(found.bytes), {
    headers: {
      "Content-Type": found.type,
      // The name is made by us of a day and an ending, so it needs no quoting rules.
      "Content-Disposition": `attachment; filename="${found.name}"`,
      "Content-Length": String(found.bytes.length),
    },
  });
}
