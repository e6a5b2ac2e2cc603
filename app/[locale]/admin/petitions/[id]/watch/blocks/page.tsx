// Who may not sign: what is blocked in this petition and in all, and a form for more.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DoneNotice } from "@/components/admin/done-notice";
import { ListPager } from "@/components/admin/list-pager";
import { when, zoneNote } from "@/components/admin/written";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/checkbox";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { formLabels } from "@/components/ui/form-labels";
import { PageTitle } from "@/components/ui/page-title";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { recordRead } from "@/lib/audit/commands";
import { requirePermission } from "@/lib/auth/require-permission";
import { readCursor, writeCursor } from "@/lib/cursors";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { listBlocks } from "@/lib/petitions/blocks/queries";
import { blockState } from "@/lib/petitions/blocks/rules";
import { blockKinds } from "@/lib/petitions/blocks/schema";
import { findPetition } from "@/lib/petitions/lists/queries";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";
import { PetitionNav } from "../../petition-nav";
import { blockAction } from "../actions";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "watch")("block.title") } : {};
}

export default async function BlocksDesk({ params, searchParams }: PageProps) {
  const actor = await requirePermission("watch:edit");
  const { locale, id } = await params;
  if (!isLocale(locale) || !looksLikeId(id)) notFound();
  const now = new Date();
  const petition = await findPetition(id, locale, now);
  if (!petition) notFound();
  const { after, done, domain } = await searchParams;
  const { rows, next } = await listBlocks(id, readCursor(after));
  await recordRead({
    actorId: actor.id,
    action: "block:see",
    subjectType: "petition",
    subjectId: id,
    details: { rows: rows.length },
  });
  const t = translator(locale, "watch");
  const here = paths.admin(locale, `petitions/${id}/watch/blocks`);
  return (
    <>
      <PageTitle
        desk
        kicker={<a href={paths.admin(locale, `petitions/${id}/watch`)}>{t("title")}</a>}
        title={t("block.title")}
        lead={t("block.lead")}
      />
      <PetitionNav locale={locale} id={id} current="watch" role={actor.role} />
      <DoneNotice locale={locale} done={done} />
      <p className="note mb-3">{zoneNote(locale)}</p>
      <DataTable
        caption={t("block.title")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("block.none")}>{t("block.noneText")}</EmptyState>}
        columns={[
          {
            key: "value",
            head: t("block.value"),
            names: true,
            breaks: true,
            cell: (row) => <a href={`${here}/${row.id}`}>{row.value ?? t("block.unreadable")}</a>,
          },
          {
            key: "kind",
            head: t("block.kind"),
            cell: (row) =>
              t(`block.kinds.${row.on ?? (row.kind === "domain" ? "domain" : "address")}`),
          },
          {
            key: "where",
            head: t("block.where"),
            cell: (row) => t(row.isEverywhere ? "block.all" : "block.here"),
          },
          { key: "reason", head: t("block.reason"), cell: (row) => row.reason ?? t("block.notMe") },
          {
            key: "until",
            head: t("block.ends"),
            cell: (row) => (row.endsAt ? when(locale, row.endsAt) : t("block.forever")),
          },
          {
            key: "state",
            head: t("block.state"),
            cell: (row) => {
              const state = blockState(row, now);
              return (
                <Badge kind={state === "standing" ? "live" : "ended"}>{t(`block.${state}`)}</Badge>
              );
            },
          },
        ]}
      />
      <ListPager
        locale={locale}
        here={here}
        isLater={after !== undefined}
        next={next && writeCursor(next)}
      />
      <section aria-labelledby="new-block" className="mt-12">
        <h2 id="new-block" className="mb-1 text-xl">
          {t("block.add")}
        </h2>
        <p className="note mb-5 max-w-measure">{t("block.addText")}</p>
        <ActionForm
          id="block"
          action={blockAction.bind(null, locale, id)}
          labels={formLabels(locale, "saving")}
          label={t("block.add")}
          names={{
            kind: t("block.kind"),
            value: t("block.value"),
            reason: t("block.reason"),
            until: t("block.until"),
          }}
          className="grid max-w-form gap-5"
        >
          <SelectField
            name="kind"
            label={t("block.kind")}
            options={blockKinds.map((kind) => ({ value: kind, label: t(`block.kinds.${kind}`) }))}
          />
          <TextField
            name="value"
            label={t("block.value")}
            help={t("block.valueHelp")}
            defaultValue={typeof domain === "string" ? domain : ""}
            autoComplete="off"
            maxLength={254}
          />
          <TextField
            name="reason"
            label={t("block.reason")}
            help={t("block.reasonHelp")}
            maxLength={300}
          />
          <TextField
            name="until"
            type="date"
            optional
            label={t("block.until")}
            help={t("block.untilHelp")}
          />
          <Checkbox name="everywhere" label={t("block.everywhere")} />
          <div>
            <SubmitButton>{t("block.button")}</SubmitButton>
          </div>
        </ActionForm>
      </section>
    </>
  );
}
