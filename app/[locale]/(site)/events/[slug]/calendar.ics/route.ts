// One event as a calendar file.
import { CALENDAR_TYPE, writeCalendar } from "@/lib/events/calendar/rules";
import { findEvent } from "@/lib/events/queries";
import { asLocale } from "@/lib/i18n/locales";

type Context = { params: Promise<{ locale: string; slug: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale: given, slug } = await params;
  const locale = asLocale(given);
  const event = await findEvent(slug, locale);
  if (event === null) return new Response(null, { status: 404 });
  return new Response(writeCalendar(event.title, [event], locale), {
    headers: {
      "Content-Type": CALENDAR_TYPE,
      // The address allows only such letters in a slug.
      "Content-Disposition": `attachment; filename="${event.slug}.ics"`,
    },
  });
}
