// Accepting an invitation: name and password. The second factor follows on the next page.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { DefinitionList } from "@/components/ui/definition-list";
import { formLabels } from "@/components/ui/form-labels";
import { PageTitle } from "@/components/ui/page-title";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { SHORTEST_PASSWORD, SUGGESTED_PASSWORD } from "@/lib/auth/passwords";
import { answerWith } from "@/lib/http/status";
import { formatDateTime } from "@/lib/i18n/format";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { findOpenInvitation } from "@/lib/members/invitations/queries";
import { paths } from "@/lib/urls";
import { acceptInvitationAction } from "../../actions";

type SetUpProps = { params: Promise<{ locale: string; token: string }> };

export async function generateMetadata({ params }: SetUpProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "auth")("setUp.title") } : {};
}

export default async function SetUpPage({ params }: SetUpProps) {
  const { locale, token } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale, "auth");
  const invitation = await findOpenInvitation(token);
  if (!invitation) {
    await answerWith(410);
    return (
      <>
        <PageTitle desk kicker={t("desk")} title={t("setUp.goneTitle")} />
        <p className="mb-6 max-w-measure">{t("setUp.gone")}</p>
        <ButtonLink href={paths.signIn(locale)}>{t("factor.toSignIn")}</ButtonLink>
      </>
    );
  }
  const names = { name: t("setUp.name"), password: t("setUp.password"), again: t("setUp.again") };
  return (
    <>
      <PageTitle desk kicker={t("desk")} title={t("setUp.title")} />
      <p className="mb-6 max-w-measure">{t("setUp.lead")}</p>
      <div className="mb-8">
        <DefinitionList
          items={[
            { term: t("setUp.invitedAs"), value: invitation.email },
            { term: t("setUp.role"), value: t(`roles.${invitation.role}`) },
            { term: t("setUp.until"), value: formatDateTime(locale, invitation.expiresAt) },
          ]}
        />
      </div>
      <ActionForm
        id="set-up"
        className="grid max-w-form gap-6"
        action={acceptInvitationAction.bind(null, locale, token)}
        labels={formLabels(locale)}
        names={names}
      >
        {/* Lets password managers keep the password under the right name. */}
        <input
          type="email"
          value={invitation.email}
          autoComplete="username"
          readOnly
          hidden
          aria-label={t("setUp.invitedAs")}
        />
        <TextField
          name="name"
          label={names.name}
          help={t("setUp.nameHelp")}
          autoComplete="name"
          maxLength={120}
        />
        <TextField
          name="password"
          type="password"
          label={names.password}
          help={t("setUp.passwordHelp", { min: SHORTEST_PASSWORD, better: SUGGESTED_PASSWORD })}
          autoComplete="new-password"
        />
        <TextField name="again" type="password" label={names.again} autoComplete="new-password" />
        <div>
          <SubmitButton look="ask">{t("setUp.submit")}</SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}
