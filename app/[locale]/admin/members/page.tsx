// The team: its members, open invitations, and inviting.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ButtonForm } from "@/components/admin/button-form";
import { when, zoneNote } from "@/components/admin/written";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { RadioGroup } from "@/components/ui/choice-group";
import { DataTable } from "@/components/ui/data-table";
import { formLabels } from "@/components/ui/form-labels";
import { PageTitle } from "@/components/ui/page-title";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { may } from "@/lib/auth/permissions";
import { requirePermission } from "@/lib/auth/require-permission";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { listOpenInvitations } from "@/lib/members/invitations/queries";
import { listMembers } from "@/lib/members/queries";
import { roles } from "@/lib/members/rules";
import { paths } from "@/lib/urls";
import { inviteAction, revokeAction } from "./actions";

type MembersProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: MembersProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "layout")("admin.members") } : {};
}

export default async function MembersPage({ params }: MembersProps) {
  const actor = await requirePermission("member:see");
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale, "admin");
  const a = translator(locale, "auth");
  const [members, invitations] = await Promise.all([listMembers(), listOpenInvitations()]);
  const names = { email: a("signIn.email"), role: t("members.role"), delivery: t("members.how") };
  return (
    <>
      <PageTitle desk title={translator(locale, "layout")("admin.members")} />
      <p className="note mb-4">{zoneNote(locale)}</p>
      <DataTable
        caption={t("members.caption")}
        captionHidden
        rows={members}
        rowKey={(member) => member.id}
        columns={[
          {
            key: "name",
            head: t("members.name"),
            names: true,
            cell: (member) => (
              <a href={paths.admin(locale, `members/${member.id}`)}>{member.name}</a>
            ),
          },
          { key: "email", head: a("signIn.email"), breaks: true, cell: (member) => member.email },
          { key: "role", head: t("members.role"), cell: (member) => a(`roles.${member.role}`) },
          {
            key: "state",
            head: t("list.state"),
            cell: (member) =>
              member.removedAt ? (
                <Badge kind="ended">{t("members.removed")}</Badge>
              ) : member.isSetUp ? (
                <Badge kind="live">{t("members.active")}</Badge>
              ) : (
                <Badge kind="attention">{t("members.settingUp")}</Badge>
              ),
          },
          {
            key: "created",
            head: t("members.since"),
            cell: (member) => when(locale, member.createdAt),
          },
        ]}
      />
      {invitations.length > 0 ? (
        <section className="mt-12" aria-labelledby="invitations">
          <h2 id="invitations" className="mb-4 text-xl">
            {t("members.invitations")}
          </h2>
          <DataTable
            caption={t("members.invitations")}
            captionHidden
            rows={invitations}
            rowKey={(invitation) => invitation.id}
            columns={[
              {
                key: "email",
                head: a("signIn.email"),
                names: true,
                cell: (invitation) => invitation.email,
              },
              {
                key: "role",
                head: t("members.role"),
                cell: (invitation) => a(`roles.${invitation.role}`),
              },
              {
                key: "until",
                head: t("members.until"),
                cell: (invitation) => when(locale, invitation.expiresAt),
              },
              {
                key: "revoke",
                head: t("members.revoke"),
                cell: (invitation) => (
                  <ButtonForm
                    locale={locale}
                    action={revokeAction.bind(null, locale, invitation.id)}
                    button={t("members.revoke")}
                    about={invitation.email}
                  />
                ),
              },
            ]}
          />
        </section>
      ) : null}
      {may(actor.role, "member:edit") ? (
        <section className="mt-12" aria-labelledby="invite-title">
          <h2 id="invite-title" className="mb-4 text-xl">
            {t("members.invite")}
          </h2>
          <ActionForm
            id="invite"
            className="grid max-w-form gap-6"
            action={inviteAction.bind(null, locale)}
            labels={formLabels(locale)}
            names={names}
          >
            <TextField
              name="email"
              type="email"
              label={names.email}
              autoComplete="off"
              maxLength={254}
            />
            <SelectField
              name="role"
              label={names.role}
              help={t("members.roleHelp")}
              empty={translator(locale, "common")("form.choose")}
              options={roles.map((role) => ({ value: role, label: a(`roles.${role}`) }))}
            />
            <RadioGroup
              name="delivery"
              label={names.delivery}
              choices={[
                { value: "mail", label: t("members.byMail") },
                { value: "link", label: t("members.byLink") },
              ]}
              defaultValue="mail"
            />
            <div>
              <SubmitButton look="ask">{t("members.inviteButton")}</SubmitButton>
            </div>
          </ActionForm>
        </section>
      ) : null}
    </>
  );
}
