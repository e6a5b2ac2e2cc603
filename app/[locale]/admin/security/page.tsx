// One's own sign-in: where one is signed in, the password, the recovery codes.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ButtonForm } from "@/components/admin/button-form";
import { when, zoneNote } from "@/components/admin/written";
import { ActionForm } from "@/components/ui/action-form";
import { DataTable } from "@/components/ui/data-table";
import { formLabels } from "@/components/ui/form-labels";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { SHORTEST_PASSWORD, SUGGESTED_PASSWORD } from "@/lib/auth/passwords";
import { requirePermission } from "@/lib/auth/require-permission";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { countRecoveryCodes } from "@/lib/members/queries";
import { listSessions } from "@/lib/members/sessions/queries";
import { paths } from "@/lib/urls";
import { changePasswordAction, endOthersAction, endOwnSessionAction } from "./actions";

type SecurityProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

export async function generateMetadata({ params }: SecurityProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "layout")("admin.security") } : {};
}

export default async function SecurityPage({ params, searchParams }: SecurityProps) {
  const actor = await requirePermission("admin:enter");
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { done } = await searchParams;
  const t = translator(locale, "admin");
  const a = translator(locale, "auth");
  const [sessions, codes] = await Promise.all([
    listSessions(actor.id),
    countRecoveryCodes(actor.id),
  ]);
  const names = {
    current: t("security.current"),
    password: t("security.new"),
    again: a("setUp.again"),
  };
  return (
    <>
      <PageTitle desk title={translator(locale, "layout")("admin.security")} />
      {done === "password" ? (
        <div className="mb-6">
          <Notice role="status">
            <p>{t("security.passwordChanged")}</p>
          </Notice>
        </div>
      ) : null}
      <section className="mb-12" aria-labelledby="sessions">
        <h2 id="sessions" className="mb-2 text-xl">
          {t("security.sessions")}
        </h2>
        <p className="note mb-4">{zoneNote(locale)}</p>
        <DataTable
          caption={t("security.sessionsCaption")}
          captionHidden
          rows={sessions}
          rowKey={(session) => session.id}
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
                session.id === actor.sessionId ? (
                  t("security.thisOne")
                ) : (
                  <ButtonForm
                    locale={locale}
                    action={endOwnSessionAction.bind(null, locale, session.id)}
                    button={t("security.endOne")}
                    about={when(locale, session.createdAt)}
                  />
                ),
            },
          ]}
        />
        {sessions.length > 1 ? (
          <div className="mt-4">
            <ButtonForm
              large
              locale={locale}
              action={endOthersAction.bind(null, locale)}
              button={t("security.endOthers")}
            />
          </div>
        ) : null}
      </section>
      <section className="mb-12" aria-labelledby="codes">
        <h2 id="codes" className="mb-2 text-xl">
          {t("security.codes")}
        </h2>
        <p className="mb-2 max-w-measure">{t("security.codesLeft", { count: codes })}</p>
        <p>
          <a href={paths.admin(locale, "security/recovery-codes")}>{t("security.codesNew")}</a>
        </p>
      </section>
      <section aria-labelledby="password-title">
        <h2 id="password-title" className="mb-4 text-xl">
          {t("security.password")}
        </h2>
        <ActionForm
          id="password"
          className="grid max-w-form gap-6"
          action={changePasswordAction.bind(null, locale)}
          labels={formLabels(locale, "saving")}
          names={names}
        >
          <TextField
            name="current"
            type="password"
            label={names.current}
            autoComplete="current-password"
          />
          <TextField
            name="password"
            type="password"
            label={names.password}
            help={a("setUp.passwordHelp", { min: SHORTEST_PASSWORD, better: SUGGESTED_PASSWORD })}
            autoComplete="new-password"
          />
          <TextField name="again" type="password" label={names.again} autoComplete="new-password" />
          <div>
            <SubmitButton>{t("security.change")}</SubmitButton>
          </div>
        </ActionForm>
      </section>
    </>
  );
}
