// The job `mailInvitation`: a fresh link to become a member, to the address that was invited.
import { defaultLocale } from "../i18n/locales";
import { sendMail } from "../mail/send";
import { invitationLetter } from "../mail/templates/members";
import { renewInvitationLink } from "../members/invitations/commands";
import { absolute, paths } from "../urls";

/** Mails an invitation's link; nothing if it was accepted, taken back or is over. @throws what sendMail throws */
export async function mailInvitation({ invitationId }: { invitationId: string }): Promise<void> {
  const invitation = await renewInvitationLink(invitationId);
  if (invitation === null) return;
  const { email, role, expiresAt, token } = invitation;
  const href = absolute(paths.setUp(defaultLocale, token));
  await sendMail({ to: email, ...invitationLetter(role, expiresAt, href) });
}
