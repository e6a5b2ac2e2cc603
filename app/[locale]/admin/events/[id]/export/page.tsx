// Before a guest list leaves as a file: password and code again, what will be in it, the button.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ExportForm } from "@/components/admin/export-form";
import { guestStateName, guestStates } from "@/components/admin/guest-states";
import { PageTitle } from "@/components/ui/page-title";
import { requirePermission } from "@/lib/auth/require-permission";
import { findEventForEditing } from "@/lib/events/desk/queries";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { looksLikeId } from "@/lib/tokens";
import { paths, withQuery } from "@/lib/urls";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "admin")("export.guests") } : {};
}

export default async function ExportGuests({ params, searchParams }: PageProps) {
  const [{ locale, id }, query] = await Promise.all([params, searchParams]);
  if (!isLocale(locale) || !looksLikeId(id)) notFound();
  const state = guestStates.find((known) => known === query.state);
  const here = paths.admin(locale, `events/${id}/export`);
  await requirePermission("attendance:export", {
    recent: true,
    back: withQuery(here, { state }),
  });
  const event = await findEventForEditing(id, new Date());
  if (!event) notFound();
  const t = translator(locale, "admin");
  return (
    <>
      <PageTitle
        desk
        kicker={<a href={paths.admin(locale, `events/${id}/guests`)}>{t("guests.title")}</a>}
        title={t("export.guests")}
      />
      <ExportForm
        locale={locale}
        action={`${here}/file`}
        fields={{ state }}
        chosen={[
          {
            term: t("export.event"),
            value: event.input.texts[locale].title || event.input.slug,
          },
          ...(state ? [{ term: t("list.state"), value: guestStateName(locale, state) }] : []),
        ]}
      />
    </>
  );
}
