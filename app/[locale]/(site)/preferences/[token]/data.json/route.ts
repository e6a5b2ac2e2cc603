// A person's own data as a file to keep.
import { asLocale } from "@/lib/i18n/locales";
import { exportEverything, findPerson } from "@/lib/rights/queries";

type Context = { params: Promise<{ locale: string; token: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale, token } = await params;
  const now = new Date();
  const person = await findPerson(token, now);
  if (person === null || person === "expired") {
    return Response.json(
      { error: person === null ? "unknown" : "expired" },
      { status: person === null ? 404 : 410, headers: { "Cache-Control": "no-store" } },
    );
  }
  return new Response(await exportEverything(person.email, asLocale(locale), now), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="my-data.json"',
      "Cache-Control": "no-store",
    },
  });
}
