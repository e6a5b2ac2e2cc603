// What came of the petition, for its page: the newest delivery, the silence or the answer, how it ended.
import { DeliveryBlock } from "@/components/petitions/deliveries";
import type { Locale } from "@/lib/i18n/locales";
import { listDeliveries } from "@/lib/petitions/deliveries/queries";
import { dayOf } from "@/lib/petitions/deliveries/rules";
import { findOutcome } from "@/lib/petitions/outcomes/queries";

type AftermathProps = { locale: Locale; petition: { id: string; slug: string } };

export async function Aftermath({ locale, petition: { id, slug } }: AftermathProps) {
  const [deliveries, outcome] = await Promise.all([listDeliveries(id), findOutcome(id)]);
  const today = dayOf(new Date());
  return <DeliveryBlock {...{ locale, slug, deliveries, outcome, today }} />;
}
