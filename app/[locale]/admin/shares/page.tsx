// Sharing links: making one, what came of each, ending one.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ButtonForm } from "@/components/admin/button-form";
import { DoneNotice } from "@/components/admin/done-notice";
import { ListPager } from "@/components/admin/list-pager";
import { when, zoneNote } from "@/components/admin/written";
import { ActionForm } from "@/components/ui/action-form";
import { CopyButton } from "@/components/ui/copy-button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { formLabels } from "@/components/ui/form-labels";
import { PageTitle } from "@/components/ui/page-title";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { may } from "@/lib/auth/permissions";
import { requirePermission } from "@/lib/auth/require-permission";
import { readCursor, writeCursor } from "@/lib/cursors";
import { formatNumber } from "@/lib/i18n/format";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { listShareLinks } from "@/lib/shares/queries";
import { absolute, paths } from "@/lib/urls";
import { endLinkAction, mintLinkAction } from "./actions";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "layout")("admin.shares") } : {};
}

export default async function SharesDesk({ params, searchParams }: PageProps) {
  const actor = await requirePermission("share:see");
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { after, done } = await searchParams;
  const { rows, next } = await listShareLinks(readCursor(after));
  const t = translator(locale, "admin");
  const c = translator(locale, "common");
  const here = paths.admin(locale, "shares");
  const mayEdit = may(actor.role, "share:edit");
  const number = (value: number) => formatNumber(locale, value);
  const copy = {
    copy: c("actions.copy"),
    copied: c("actions.copied"),
    failed: c("actions.copyFailed"),
  };
  const names = { path: t("shares.path"), label: t("shares.label") };
  return (
    <>
      <PageTitle desk title={translator(locale, "layout")("admin.shares")} />
      <DoneNotice locale={locale} done={done} />
      <p className="note mb-4">{zoneNote(locale)}</p>
      <DataTable
        caption={translator(locale, "layout")("admin.shares")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("shares.none")}>{t("shares.noneText")}</EmptyState>}
        columns={[
          {
            key: "label",
            head: t("shares.label"),
            names: true,
            cell: (row) => (
              <>
                {row.label}
                <span className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
                  <code className="break-all">{absolute(paths.share(row.code))}</code>
                  <CopyButton small text={absolute(paths.share(row.code))} labels={copy} />
                </span>
                <span className="note block">
                  {row.path} · {when(locale, row.createdAt)}
                </span>
              </>
            ),
          },
          {
            key: "visits",
            head: t("shares.visits"),
            number: true,
            cell: (row) => number(row.visits),
          },
          {
            key: "signatures",
            head: t("shares.signatures"),
            number: true,
            cell: (row) => number(row.signatures),
          },
          {
            key: "joinings",
            head: t("shares.joinings"),
            number: true,
            cell: (row) => number(row.joinings),
          },
          {
            key: "attendances",
            head: t("shares.attendances"),
            number: true,
            cell: (row) => number(row.attendances),
          },
          {
            key: "end",
            head: t("shares.end"),
            unlabelled: true,
            cell: (row) =>
              row.endedAt ? (
                t("shares.endedAt", { at: when(locale, row.endedAt) })
              ) : mayEdit ? (
                <ButtonForm
                  locale={locale}
                  action={endLinkAction.bind(null, locale, row.id)}
                  button={t("shares.end")}
                  about={row.label}
                />
              ) : null,
          },
        ]}
      />
      <ListPager
        locale={locale}
        here={here}
        isLater={after !== undefined}
        next={next && writeCursor(next)}
      />
      {mayEdit ? (
        <section className="mt-12" aria-labelledby="mint-title">
          <h2 id="mint-title" className="mb-2 text-xl">
            {t("shares.mint")}
          </h2>
          <p className="note mb-4 max-w-measure">{t("shares.what")}</p>
          <ActionForm
            id="mint"
            className="grid max-w-form gap-6"
            action={mintLinkAction.bind(null, locale)}
            labels={formLabels(locale)}
            names={names}
          >
            <TextField
              name="path"
              label={names.path}
              help={t("shares.pathHelp")}
              autoCapitalize="none"
              spellCheck={false}
              maxLength={300}
            />
            <TextField
              name="label"
              label={names.label}
              help={t("shares.labelHelp")}
              maxLength={120}
            />
            <div>
              <SubmitButton look="ask">{t("shares.mint")}</SubmitButton>
            </div>
          </ActionForm>
        </section>
      ) : null}
    </>
  );
}
