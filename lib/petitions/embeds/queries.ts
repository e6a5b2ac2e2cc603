// Reads about embedding: which sites may show a petition's form.
import { db } from "../../db";
import { looksLikeSlug } from "../rules";

/**
 * The origins that may frame a petition: a retracted one too, whose frames say that it is gone. None for
 * a draft, which nobody outside knows of.
 */
export async function listFramingOrigins(slug: string): Promise<string[]> {
  if (!looksLikeSlug(slug)) return [];
  const row = await db().petition.findFirst({
    where: { slug, publications: { some: {} } },
    select: { embedOrigins: true },
  });
  return row?.embedOrigins ?? [];
}

/** The same for organisers, drafts too; null when there is no such petition. */
export async function findEmbedOrigins(petitionId: string): Promise<string[] | null> {
  const row = await db().petition.findUnique({
    where: { id: petitionId },
    select: { embedOrigins: true },
  });
  return row?.embedOrigins ?? null;
}
