// Owns what stands around every organisers' page. A courtesy: each page asks for its permission itself.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { SearchShortcut } from "@/components/admin/search-shortcut";
import { type AdminSection, AdminShell, adminSections } from "@/components/layout/admin-shell";
import { alternatesOf } from "@/components/layout/alternates";
import { may, type Permission } from "@/lib/auth/permissions";
import { currentActor } from "@/lib/auth/require-permission";
import { requestPath } from "@/lib/http/path";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { memberNames } from "@/lib/members/queries";
import { paths } from "@/lib/urls";
import { signOutAction } from "./actions";

export const metadata: Metadata = { robots: { index: false, follow: false } };

const permissionOf: Record<AdminSection, Permission> = {
  overview: "admin:enter",
  briefings: "briefing:see",
  petitions: "petition:see",
  supporters: "supporter:see",
  events: "event:see",
  shares: "share:see",
  members: "member:see",
  audit: "audit:see",
  security: "admin:enter",
};

type AdminLayoutProps = { children: ReactNode; params: Promise<{ locale: string }> };

export default async function AdminLayout({ children, params }: AdminLayoutProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await currentActor();
  // The page itself sends whoever is not signed in to the sign-in.
  if (!actor) return <main>{children}</main>;
  const path = await requestPath();
  const part = path?.split(/[/?]/)[3] ?? "";
  const names = await memberNames([actor.id]);
  return (
    <AdminShell
      locale={locale}
      sections={adminSections
        .filter((section) => may(actor.role, permissionOf[section]))
        .map((section) => ({
          section,
          href: paths.admin(locale, section === "overview" ? "" : section),
        }))}
      current={part === "" ? "overview" : (adminSections.find((known) => known === part) ?? null)}
      alternates={alternatesOf(path)}
      front={paths.front(locale)}
      memberName={names.get(actor.id) ?? ""}
      signOut={
        <form action={signOutAction.bind(null, locale)}>
          <button type="submit" className="button button-quiet button-small">
            {translator(locale, "layout")("admin.signOut")}
          </button>
        </form>
      }
    >
      <SearchShortcut />
      {children}
    </AdminShell>
  );
}
