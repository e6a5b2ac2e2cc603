// Who said they will come to an event.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FilterForm, oneOf } from "@/components/admin/filters";
import { guestStateName, guestStates } from "@/components/admin/guest-states";
import { ListPager } from "@/components/admin/list-pager";
import { when, zoneNote } from "@/components/admin/written";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { recordRead } from "@/lib/audit/commands";
import { may } from "@/lib/auth/permissions";
import { requirePermission } from "@/lib/auth/require-permission";
import { readCursor, writeCursor } from "@/lib/cursors";
import { findEventForEditing } from "@/lib/events/desk/queries";
import { listGuests } from "@/lib/events/guests/queries";
import { isLocale, localeNames } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { looksLikeId } from "@/lib/tokens";
import { paths, withQuery } from "@/lib/urls";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "admin")("guests.title") } : {};
}

export default async function GuestsDesk({ params, searchParams }: PageProps) {
  const actor = await requirePermission("attendance:see");
  const { locale, id } = await params;
  if (!isLocale(locale) || !looksLikeId(id)) notFound();
  const event = await findEventForEditing(id, new Date());
  if (!event) notFound();
  const query = await searchParams;
  const state = oneOf(guestStates, query.state);
  const { rows, next } = await listGuests(id, state ?? null, readCursor(query.after));
  await recordRead({
    actorId: actor.id,
    action: "attendance:see",
    subjectType: "event",
    subjectId: id,
    details: { state: state ?? null, rows: rows.length },
  });
  const t = translator(locale, "admin");
  const here = paths.admin(locale, `events/${id}/guests`);
  return (
    <>
      <PageTitle
        desk
        kicker={
          <a href={paths.admin(locale, `events/${id}`)}>
            {event.input.texts[locale].title || event.input.slug}
          </a>
        }
        title={t("guests.title")}
        actions={
          may(actor.role, "attendance:export") ? (
            <ButtonLink href={withQuery(paths.admin(locale, `events/${id}/export`), { state })}>
              {t("export.button")}
            </ButtonLink>
          ) : null
        }
      />
      <FilterForm
        locale={locale}
        action={here}
        fields={[
          {
            name: "state",
            label: t("list.state"),
            value: state,
            options: guestStates.map((value) => ({ value, label: guestStateName(locale, value) })),
          },
        ]}
      />
      <p className="note my-4">{zoneNote(locale)}</p>
      <DataTable
        caption={t("guests.title")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("guests.none")}>{t("guests.noneText")}</EmptyState>}
        columns={[
          { key: "name", head: t("person.name"), names: true, cell: (row) => row.name },
          { key: "email", head: t("person.email"), breaks: true, cell: (row) => row.email },
          {
            key: "state",
            head: t("list.state"),
            cell: (row) => guestStateName(locale, row.state),
          },
          {
            key: "language",
            head: t("person.language"),
            cell: (row) => localeNames[row.locale],
          },
          { key: "created", head: t("list.created"), cell: (row) => when(locale, row.createdAt) },
        ]}
      />
      <ListPager
        locale={locale}
        here={here}
        keep={{ state }}
        isLater={query.after !== undefined}
        next={next && writeCursor(next)}
      />
    </>
  );
}
