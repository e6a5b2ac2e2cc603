// The board as a calendar to subscribe to, with the board's filter.
import { findCampaign } from "@/lib/campaign/queries";
import { CALENDAR_TYPE, writeCalendar } from "@/lib/events/calendar/rules";
import { listComingEvents, listPastEvents } from "@/lib/events/queries";
import { readEventFilter } from "@/lib/events/schema";
import { asLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

type Context = { params: Promise<{ locale: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const locale = asLocale((await params).locale);
  const query = new URL(request.url).searchParams;
  const filter = readEventFilter({ region: query.get("region"), kind: query.get("kind") });
  const now = new Date();
  const [campaign, past, coming] = await Promise.all([
    findCampaign(locale),
    listPastEvents(filter, locale, now),
    listComingEvents(filter, locale, now),
  ]);
  const name = translator(locale, "events")("calendar.name", {
    campaign: campaign?.name ?? translator(locale, "common")("siteName"),
  });
  const file = writeCalendar(name, [...past.toReversed(), ...coming], locale);
  return new Response(file, {
    headers: {
      "Content-Type": CALENDAR_TYPE,
      "Content-Disposition": 'inline; filename="events.ics"',
    },
  });
}
