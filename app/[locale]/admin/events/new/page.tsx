// A new event.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EventEditor } from "@/components/admin/event-editor";
import { placeOptions } from "@/components/admin/written";
import { PageTitle } from "@/components/ui/page-title";
import { requirePermission } from "@/lib/auth/require-permission";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { paths } from "@/lib/urls";
import { createEventAction } from "../actions";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "admin")("event.new") } : {};
}

export default async function NewEvent({ params }: PageProps) {
  await requirePermission("event:edit");
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <>
      <PageTitle
        desk
        kicker={
          <a href={paths.admin(locale, "events")}>{translator(locale, "layout")("admin.events")}</a>
        }
        title={translator(locale, "admin")("event.new")}
      />
      <EventEditor
        locale={locale}
        action={createEventAction.bind(null, locale)}
        values={{}}
        places={placeOptions(locale).filter(({ value }) => value !== "not-given")}
        isSlugFixed={false}
      />
    </>
  );
}
