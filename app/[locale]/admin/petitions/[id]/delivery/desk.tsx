// What the pages of the delivery desk share: who asks about which petition, its head, and what has just been done.
import { notFound } from "next/navigation";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { findPetition, type PetitionRow } from "@/lib/petitions/lists/queries";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";
import { PetitionNav } from "../petition-nav";

/** The petition an admin page is about. After requirePermission(). */
export async function readPetition(
  given: string,
  id: string,
): Promise<{ locale: Locale; petition: PetitionRow }> {
  if (!isLocale(given) || !looksLikeId(id)) notFound();
  const petition = await findPetition(id, given, new Date());
  return petition ? { locale: given, petition } : notFound();
}

type HeadProps = {
  locale: Locale;
  petition: PetitionRow;
  role: string;
  title: string;
  /** A page below the section's first one links back to it. */
  isBelow?: boolean;
};

export function DeskHead({ locale, petition, role, title, isBelow }: HeadProps) {
  const t = translator(locale, "delivery");
  const section = paths.admin(locale, `petitions/${petition.id}/delivery`);
  return (
    <>
      <PageTitle
        desk
        kicker={
          isBelow ? (
            <a href={section}>{t("desk.title")}</a>
          ) : (
            <a href={paths.admin(locale, `petitions/${petition.id}`)}>
              {petition.title || petition.slug}
            </a>
          )
        }
        title={title}
      />
      <PetitionNav locale={locale} id={petition.id} current="delivery" role={role} />
    </>
  );
}

const words = [
  "recorded",
  "saved",
  "deleted",
  "attached",
  "detached",
  "declared",
  "retracted",
  "requested",
  "cancelled",
  "signedOff",
  "erased",
] as const;

type DoneProps = { locale: Locale; done: string | string[] | undefined };

export function Done({ locale, done }: DoneProps) {
  const word = words.find((known) => known === done);
  if (word === undefined) return null;
  return (
    <div className="mb-6">
      <Notice role="status">
        <p>{translator(locale, "delivery")(`desk.done.${word}`)}</p>
      </Notice>
    </div>
  );
}
