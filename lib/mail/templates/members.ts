// The mail that invites to the team. Pure. Nobody knows the reader's language yet, so it speaks all three.
import type { Role } from "@/prisma/generated/enums";
import { formatDateTime } from "../../i18n/format";
import { defaultLocale, locales } from "../../i18n/locales";
import { translator } from "../../i18n/translate";
import { type LaidOut, layOut } from "../layout";

/**
 * Invites somebody to become a member.
 * @param role what they will be; @param expiresAt until when the link works
 * @param setUp full address of the page where the invitation is accepted
 */
export function invitationLetter(role: Role, expiresAt: Date, setUp: string): LaidOut {
  const inEach = (key: "subject" | "action") =>
    locales.map((locale) => translator(locale, "mailMembers")(key)).join(" / ");
  return layOut({
    locale: defaultLocale,
    subject: inEach("subject"),
    paragraphs: locales.map((locale) => {
      const t = translator(locale, "mailMembers");
      const named = translator(locale, "auth")(`roles.${role}`);
      return `${t("what", { role: named })} ${t("how", { until: formatDateTime(locale, expiresAt) })}`;
    }),
    action: { label: inEach("action"), href: setUp },
    why: locales.map((locale) => translator(locale, "mailMembers")("unexpected")),
  });
}
