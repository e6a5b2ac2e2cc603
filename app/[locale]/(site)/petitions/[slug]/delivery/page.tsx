// To whom a petition was delivered, what was answered, how long there was silence, and how it ended.
import type { Metadata } from "next";
import { alternatesOf } from "@/components/layout/alternates";
import { DeliveryEntry, OutcomeNote } from "@/components/petitions/deliveries";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { translator } from "@/lib/i18n/translate";
import { listDeliveries } from "@/lib/petitions/deliveries/queries";
import { dayOf } from "@/lib/petitions/deliveries/rules";
import { findOutcome } from "@/lib/petitions/outcomes/queries";
import { paths } from "@/lib/urls";
import { readPublished } from "../published";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { locale, petition } = await readPublished(props);
  const t = translator(locale, "delivery");
  const own = paths.petitionDelivery(locale, petition.slug);
  return {
    title: `${t("title")}: ${petition.title}`,
    description: t("description"),
    alternates: { canonical: own, languages: alternatesOf(own) },
  };
}

export default async function DeliveryPage(props: PageProps) {
  const { locale, petition } = await readPublished(props);
  const { slug, title } = petition;
  const [deliveries, outcome] = await Promise.all([
    listDeliveries(petition.id),
    findOutcome(petition.id),
  ]);
  const t = translator(locale, "delivery");
  const today = dayOf(new Date());
  return (
    <>
      <PageTitle
        kicker={<a href={paths.petition(locale, slug)}>{title}</a>}
        title={t("title")}
        lead={t("description")}
      />
      {outcome ? (
        <section aria-label={t("outcomeTitle")} className="rule-heavy pt-4">
          <OutcomeNote locale={locale} outcome={outcome} heading="h2" />
        </section>
      ) : null}
      {deliveries.map((delivery) => (
        <DeliveryEntry
          key={delivery.id}
          locale={locale}
          slug={slug}
          delivery={delivery}
          today={today}
        />
      ))}
      {deliveries.length === 0 ? (
        <div className="mt-8">
          <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
        </div>
      ) : null}
      <p className="mt-12 font-sans">
        <a href={paths.petition(locale, slug)}>{t("back")}</a>
      </p>
    </>
  );
}
