// Builders of endorsements, in each of their states, with the contact's link.
import { db } from "@/lib/db";
import type { Locale } from "@/lib/i18n/locales";
import type { EndorsementState } from "@/lib/petitions/endorsements/rules";
import { newId } from "@/lib/tokens";
import { lookupHash } from "@/lib/vault/lookup";
import { newRowKey, openVault } from "@/lib/vault/vault";
import { next } from "./make-numbers";
import { petition } from "./make-pages";
import { token } from "./make-people";

type EndorsementWish = {
  petitionId?: string;
  state?: Exclude<EndorsementState, "withdrawn">;
  organisation?: string;
  standsFor?: number;
  place?: string;
  contact?: string;
  email?: string;
  locale?: Locale;
  createdAt?: Date;
};

/** An endorsement, approved unless asked otherwise, with its contact's link. */
export async function endorsement(wish: EndorsementWish = {}) {
  const id = newId();
  const petitionId = wish.petitionId ?? (await petition()).id;
  const state = wish.state ?? "approved";
  const organisation = wish.organisation ?? `Sample Union, branch ${next()}`;
  const email = wish.email ?? `contact-${next()}@people.test`;
  const at = wish.createdAt ?? new Date();
  const rowKey = newRowKey();
  const cells = (await openVault(`petition:${petitionId}`)).row("endorsement", id, rowKey);
  await db().endorsement.create({
    data: {
      id,
      petitionId,
      locale: wish.locale ?? "kk",
      organisation,
      standsFor: wish.standsFor ?? 120,
      place: wish.place ?? "KZ-75",
      rowKey,
      emailHash: lookupHash(`petition:${petitionId}`, email),
      sealedContact: cells.seal("contact", wish.contact ?? "Nurlan Sample"),
      sealedEmail: cells.seal("email", email),
      createdAt: at,
      mailRequestedAt: at,
      confirmedAt: state === "unconfirmed" ? null : at,
      approvedAt: state === "approved" ? at : null,
      declinedAt: state === "declined" ? at : null,
    },
  });
  const secret = await token("endorsement", { endorsementId: id });
  return { id, petitionId, organisation, email, token: secret };
}
