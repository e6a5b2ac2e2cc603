// The job `mailUpdateTest`: an update as its readers would get it, to the organiser who asked.
import type { Locale } from "../i18n/locales";
import { sendMail } from "../mail/send";
import { testUpdateLetter } from "../mail/templates/updates";
import { findMember } from "../members/queries";
import { findUpdateInLetter } from "../petitions/updates/queries";
import { plainParagraphs } from "../petitions/updates/rules";
import { absolute, paths } from "../urls";

/** Mails the test; nothing if update or member are gone. @throws what sendMail throws */
export async function mailUpdateTest(wish: {
  updateId: string;
  memberId: string;
  locale: Locale;
}): Promise<void> {
  const { updateId, memberId, locale } = wish;
  const [update, member] = await Promise.all([
    findUpdateInLetter(updateId, locale),
    findMember(memberId),
  ]);
  if (update === null || member === null || member.removedAt !== null) return;
  const text = { ...update, paragraphs: plainParagraphs(update.body) };
  const page = absolute(paths.update(locale, update.slug, update.id));
  await sendMail({ to: member.email, ...testUpdateLetter(locale, text, page) });
}
