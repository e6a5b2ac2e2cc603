// Stopping the updates of a petition, as posted from the page behind the link in each of them.
"use server";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/forms";
import { refusedPress } from "@/lib/http/press";
import type { Locale } from "@/lib/i18n/locales";
import { stopUpdates } from "@/lib/petitions/news/commands";
import { boundLink } from "@/lib/petitions/signatures/schema";
import { looksLikeToken } from "@/lib/tokens";
import { paths } from "@/lib/urls";

/** What the page binds; it comes back from the browser and is judged like anything else it sends. */
type Given = { locale: Locale; token: string };

export async function stop(bound: Given, _before: FormState, form: FormData): Promise<FormState> {
  const { locale, token } = boundLink.parse(bound);
  const refused = await refusedPress(locale, form);
  if (refused) return refused;
  await stopUpdates(token, new Date());
  // Whatever came of it, the page says what is so now.
  redirect(paths.stopUpdates(locale, looksLikeToken(token) ? token : "unknown"));
}
