// Owns an event as search engines and calendars read it in a page: schema.org/Event as JSON-LD.

type EventDataProps = {
  event: {
    title: string;
    summary: string;
    venue: string;
    kind: string;
    startsAt: Date;
    endsAt: Date;
    isCalledOff: boolean;
  };
  url: string;
};

export function EventData({ event, url }: EventDataProps) {
  const isOnline = event.kind === "online";
  const data = {
    "@context": "https://schema.org",
    "@type": "Event",
    name: event.title,
    description: event.summary,
    startDate: event.startsAt.toISOString(),
    endDate: event.endsAt.toISOString(),
    eventStatus: `https://schema.org/${event.isCalledOff ? "EventCancelled" : "EventScheduled"}`,
    eventAttendanceMode: `https://schema.org/${isOnline ? "Online" : "Offline"}EventAttendanceMode`,
    location: isOnline
      ? { "@type": "VirtualLocation", url }
      : { "@type": "Place", name: event.venue, address: event.venue },
    url,
  };
  // A data block, not a script; "<" is written so that no text can end the element.
  return (
    <script type="application/ld+json">{JSON.stringify(data).replaceAll("<", "\\u003c")}</script>
  );
}
