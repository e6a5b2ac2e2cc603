// One member: role, sessions, removal.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ButtonForm } from "@/components/admin/button-form";
import { Deed } from "@/components/admin/deed";
import { when, zoneNote } from "@/components/admin/written";
import { ActionForm } from "@/components/ui/action-form";
import { DataTable } from "@/components/ui/data-table";
import { DefinitionList } from "@/components/ui/definition-list";
import { formLabels } from "@/components/ui/form-labels";
import { PageTitle } from "@/components/ui/page-title";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { may } from "@/lib/auth/permissions";
import { requirePermission } from "@/lib/auth/require-permission";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { findMember } from "@/lib/members/queries";
import { roles } from "@/lib/members/rules";
import { listSessions } from "@/lib/members/sessions/queries";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";
import { changeRoleAction, endMemberSessionAction, removeMemberAction } from "../actions";

type MemberProps = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: MemberProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "layout")("admin.members") } : {};
}

export default async function MemberPage({ params }: MemberProps) {
  const actor = await requirePermission("member:see");
  const { locale, id } = await params;
  if (!isLocale(locale) || !looksLikeId(id)) notFound();
  const member = await findMember(id);
  if (!member) notFound();
  const sessions = await listSessions(id);
  const t = translator(locale, "admin");
  const a = translator(locale, "auth");
  const editable = may(actor.role, "member:edit") && member.removedAt === null;
  return (
    <>
      <PageTitle
        desk
        kicker={
          <a href={paths.admin(locale, "members")}>
            {translator(locale, "layout")("admin.members")}
          </a>
        }
        title={member.name}
      />
      <p className="note mb-2">{zoneNote(locale)}</p>
      <DefinitionList
        items={[
          { term: a("signIn.email"), value: member.email },
          { term: t("members.role"), value: a(`roles.${member.role}`) },
          { term: t("members.since"), value: when(locale, member.createdAt) },
          ...(member.removedAt
            ? [{ term: t("members.removed"), value: when(locale, member.removedAt) }]
            : []),
        ]}
      />
      {may(actor.role, "audit:see") ? (
        <p className="note mt-4">
          <a href={`${paths.admin(locale, "audit")}?actor=${member.id}`}>{t("members.deeds")}</a>
        </p>
      ) : null}
      <section className="mt-10" aria-labelledby="sessions">
        <h2 id="sessions" className="mb-4 text-xl">
          {t("security.sessionsCaption")}
        </h2>
        <DataTable
          caption={t("security.sessionsCaption")}
          captionHidden
          rows={sessions}
          rowKey={(session) => session.id}
          empty={t("members.noSessions")}
          columns={[
            {
              key: "created",
              head: t("security.since"),
              names: true,
              cell: (session) => when(locale, session.createdAt),
            },
            {
              key: "seen",
              head: t("security.lastSeen"),
              cell: (session) => when(locale, session.lastSeenAt),
            },
            {
              key: "end",
              head: t("security.end"),
              unlabelled: true,
              cell: (session) =>
                editable ? (
                  <ButtonForm
                    locale={locale}
                    action={endMemberSessionAction.bind(null, locale, member.id, session.id)}
                    button={t("security.endOne")}
                    about={when(locale, session.createdAt)}
                  />
                ) : null,
            },
          ]}
        />
      </section>
      {editable ? (
        <>
          <section className="mt-10" aria-labelledby="role-title">
            <h2 id="role-title" className="mb-4 text-xl">
              {t("members.changeRole")}
            </h2>
            <ActionForm
              id="role"
              className="grid max-w-form gap-6"
              action={changeRoleAction.bind(null, locale, member.id)}
              labels={formLabels(locale, "saving")}
              names={{ role: t("members.role") }}
            >
              <SelectField
                name="role"
                label={t("members.role")}
                help={t("members.roleHelp")}
                options={roles.map((role) => ({ value: role, label: a(`roles.${role}`) }))}
                defaultValue={member.role}
              />
              <div>
                <SubmitButton>{t("members.changeRole")}</SubmitButton>
              </div>
            </ActionForm>
          </section>
          <section className="mt-10">
            <Deed
              locale={locale}
              id="remove"
              action={removeMemberAction.bind(null, locale, member.id)}
              summary={t("members.remove")}
              explanation={t("members.removeWhat", { sessions: sessions.length })}
              button={t("members.removeButton", { name: member.name })}
            />
          </section>
        </>
      ) : null}
    </>
  );
}
