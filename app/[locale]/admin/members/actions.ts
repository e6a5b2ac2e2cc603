// Inviting, changing roles, removing members and ending their sessions, as posted.
"use server";
import { notFound, redirect } from "next/navigation";
import { requirePermission } from "@/lib/auth/require-permission";
import { type FormState, noFields, readForm } from "@/lib/forms";
import { boundLocale, refusedDeed, wrongInput } from "@/lib/http/form-answers";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { changeRole, removeMember } from "@/lib/members/commands";
import { inviteMember, revokeInvitation } from "@/lib/members/invitations/commands";
import { invitationInput, roleInput } from "@/lib/members/schema";
import { endSession } from "@/lib/members/sessions/commands";
import { looksLikeId } from "@/lib/tokens";
import { absolute, paths } from "@/lib/urls";

export async function inviteAction(
  given: Locale,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const locale = boundLocale(given);
  // An account of one's own making would get round the question that exports ask again.
  const actor = await requirePermission("member:edit", {
    recent: true,
    back: paths.admin(locale, "members"),
  });
  const t = translator(locale, "admin");
  const read = readForm(invitationInput, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await inviteMember(actor.id, read.data);
  if (!result.ok) return refusedDeed(t("members.alreadyMember"), read.data);
  if (read.data.delivery === "mail") return { status: "done", message: t("members.mailed") };
  const link = absolute(paths.setUp(locale, result.value.token));
  return { status: "done", message: `${t("members.linkShown")} ${link}` };
}

export async function revokeAction(given: Locale, invitationId: string): Promise<FormState> {
  const actor = await requirePermission("member:edit");
  const locale = boundLocale(given);
  // Taken back, accepted or over meanwhile: the list shows what is so now.
  if (looksLikeId(invitationId)) await revokeInvitation(actor.id, invitationId);
  redirect(paths.admin(locale, "members"));
}

export async function changeRoleAction(
  given: Locale,
  memberId: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const locale = boundLocale(given);
  if (!looksLikeId(memberId)) notFound();
  const actor = await requirePermission("member:edit", {
    recent: true,
    back: paths.admin(locale, `members/${memberId}`),
  });
  const read = readForm(roleInput, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await changeRole(actor.id, memberId, read.data.role);
  if (!result.ok) return refusedMember(locale, result.reason);
  redirect(paths.admin(locale, `members/${memberId}`));
}

export async function removeMemberAction(
  given: Locale,
  memberId: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const locale = boundLocale(given);
  if (!looksLikeId(memberId)) notFound();
  const actor = await requirePermission("member:edit", {
    recent: true,
    back: paths.admin(locale, `members/${memberId}`),
  });
  const read = readForm(noFields, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await removeMember(actor.id, memberId);
  if (!result.ok) return refusedMember(locale, result.reason);
  redirect(paths.admin(locale, "members"));
}

async function refusedMember(locale: Locale, reason: "unknown" | "last-admin"): Promise<FormState> {
  if (reason === "unknown") notFound();
  return refusedDeed(translator(locale, "admin")("members.lastAdmin"));
}

export async function endMemberSessionAction(
  given: Locale,
  memberId: string,
  sessionId: string,
): Promise<FormState> {
  const actor = await requirePermission("member:edit");
  if (!looksLikeId(memberId) || !looksLikeId(sessionId)) notFound();
  await endSession(actor.id, sessionId, memberId);
  redirect(paths.admin(boundLocale(given), `members/${memberId}`));
}
