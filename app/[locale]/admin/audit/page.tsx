// The audit log: who did what when, newest first, with filters in the address.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deedName, subjectName } from "@/components/admin/deed-names";
import { dayParam, FilterForm, word } from "@/components/admin/filters";
import { ListPager } from "@/components/admin/list-pager";
import { when, zoneNote } from "@/components/admin/written";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { listActions, listDeeds } from "@/lib/audit/queries";
import { requirePermission } from "@/lib/auth/require-permission";
import { readCursor, writeCursor } from "@/lib/cursors";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { listMembers } from "@/lib/members/queries";
import { looksLikeId } from "@/lib/tokens";
import { paths, withQuery } from "@/lib/urls";

type AuditProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: AuditProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "layout")("admin.audit") } : {};
}

export default async function AuditPage({ params, searchParams }: AuditProps) {
  await requirePermission("audit:see");
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const query = await searchParams;
  const t = translator(locale, "admin");
  const [actions, members] = await Promise.all([listActions(), listMembers()]);
  const actor = word(query.actor);
  const chosen = {
    action: actions.find((action) => action === query.action),
    actor: looksLikeId(actor) ? actor : undefined,
    subject: looksLikeId(word(query.subject)) ? word(query.subject) : undefined,
    from: dayParam(query.from),
    to: dayParam(query.to),
  };
  const { rows, next } = await listDeeds(
    {
      ...(chosen.action && { action: chosen.action }),
      ...(chosen.actor && { actorId: chosen.actor }),
      ...(chosen.subject && { subjectId: chosen.subject }),
      ...(chosen.from && { from: chosen.from.start }),
      ...(chosen.to && { until: chosen.to.end }),
    },
    readCursor(query.after),
  );
  const here = paths.admin(locale, "audit");
  const filters = {
    action: chosen.action,
    actor: chosen.actor,
    subject: chosen.subject,
    from: chosen.from?.day,
    to: chosen.to?.day,
  };
  const names = new Map(members.map((member) => [member.id, member.name]));
  return (
    <>
      <PageTitle desk title={translator(locale, "layout")("admin.audit")} />
      <FilterForm
        locale={locale}
        action={here}
        fields={[
          {
            name: "action",
            label: t("audit.action"),
            value: chosen.action,
            options: actions
              .map((action) => ({ value: action, label: deedName(locale, action) }))
              .sort((one, other) => one.label.localeCompare(other.label, locale)),
          },
          {
            name: "actor",
            label: t("audit.actor"),
            value: chosen.actor,
            options: members.map((member) => ({ value: member.id, label: member.name })),
          },
          { name: "from", label: t("list.from"), value: chosen.from?.day, type: "date" },
          { name: "to", label: t("list.to"), value: chosen.to?.day, type: "date" },
        ]}
        keep={{ subject: chosen.subject }}
      />
      <p className="note my-4">{zoneNote(locale)}</p>
      <DataTable
        caption={t("audit.caption")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("audit.none")} />}
        columns={[
          { key: "at", head: t("audit.at"), unbroken: true, cell: (row) => when(locale, row.at) },
          {
            key: "action",
            head: t("audit.action"),
            names: true,
            cell: (row) => deedName(locale, row.action),
          },
          {
            key: "actor",
            head: t("audit.actor"),
            cell: (row) =>
              row.actorId === null ? t("audit.system") : (names.get(row.actorId) ?? row.actorId),
          },
          {
            key: "subject",
            head: t("audit.subject"),
            cell: (row) =>
              row.subjectId === null ? (
                subjectName(locale, row.subjectType)
              ) : (
                <a href={withQuery(here, { subject: row.subjectId })}>
                  {subjectName(locale, row.subjectType)} <code>{row.subjectId.slice(-8)}</code>
                </a>
              ),
          },
          { key: "details", head: t("audit.details"), cell: (row) => written(row.details) },
        ]}
      />
      <ListPager
        locale={locale}
        here={here}
        keep={filters}
        isLater={query.after !== undefined}
        next={next && writeCursor(next)}
      />
    </>
  );
}

/** Details are numbers and codes; pairs read better than JSON. */
function written(details: unknown): string {
  if (typeof details !== "object" || details === null) return "";
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(", ") : String(value)}`)
    .join("; ");
}
