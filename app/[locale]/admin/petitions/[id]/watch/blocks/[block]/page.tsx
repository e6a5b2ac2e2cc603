// One block: what it is, until when, by whom; changing and ending it.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ButtonForm } from "@/components/admin/button-form";
import { DoneNotice } from "@/components/admin/done-notice";
import { when, zoneNote } from "@/components/admin/written";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { DefinitionList } from "@/components/ui/definition-list";
import { formLabels } from "@/components/ui/form-labels";
import { PageTitle } from "@/components/ui/page-title";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { requirePermission } from "@/lib/auth/require-permission";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { memberNames } from "@/lib/members/queries";
import { findBlock } from "@/lib/petitions/blocks/queries";
import { blockState } from "@/lib/petitions/blocks/rules";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";
import { PetitionNav } from "../../../petition-nav";
import { changeBlockAction, endBlockAction } from "../../actions";

type PageProps = {
  params: Promise<{ locale: string; id: string; block: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "watch")("block.one") } : {};
}

/** The last day of a block as `<input type="date">` takes it, in the campaign's zone. */
const lastDay = (end: Date | null) =>
  end === null ? "" : new Date(end.getTime() + 5 * 3_600_000 - 1).toISOString().slice(0, 10);

export default async function BlockDesk({ params, searchParams }: PageProps) {
  const actor = await requirePermission("watch:edit");
  const { locale, id, block: blockId } = await params;
  if (!isLocale(locale) || !looksLikeId(id) || !looksLikeId(blockId)) notFound();
  const block = await findBlock(id, blockId);
  if (!block) notFound();
  const { done } = await searchParams;
  const t = translator(locale, "watch");
  const state = blockState(block, new Date());
  const names = await memberNames(block.createdById ? [block.createdById] : []);
  const who = block.createdById ? (names.get(block.createdById) ?? "") : "";
  return (
    <>
      <PageTitle
        desk
        kicker={
          <a href={paths.admin(locale, `petitions/${id}/watch/blocks`)}>{t("block.title")}</a>
        }
        title={block.value ?? t("block.unreadable")}
        meta={<Badge kind={state === "standing" ? "live" : "ended"}>{t(`block.${state}`)}</Badge>}
      />
      <PetitionNav locale={locale} id={id} current="watch" role={actor.role} />
      <DoneNotice locale={locale} done={done} />
      <p className="note mb-2">{zoneNote(locale)}</p>
      <DefinitionList
        items={[
          {
            term: t("block.kind"),
            value: t(`block.kinds.${block.on ?? (block.kind === "domain" ? "domain" : "address")}`),
          },
          { term: t("block.where"), value: t(block.isEverywhere ? "block.all" : "block.here") },
          { term: t("block.reason"), value: block.reason ?? t("block.notMe") },
          {
            term: t("block.since"),
            value: [when(locale, block.createdAt), who].filter(Boolean).join(" – "),
          },
          {
            term: t("block.ends"),
            value: block.endsAt ? when(locale, block.endsAt) : t("block.forever"),
          },
        ]}
      />
      {state === "standing" ? (
        <>
          {block.reason === null ? null : (
            <ActionForm
              id="change"
              key={`${block.reason}-${block.endsAt?.getTime()}`}
              action={changeBlockAction.bind(null, locale, id, blockId)}
              labels={formLabels(locale, "saving")}
              label={t("block.change")}
              names={{ reason: t("block.reason"), until: t("block.until") }}
              className="mt-8 grid max-w-form gap-5"
            >
              <TextField
                name="reason"
                label={t("block.reason")}
                defaultValue={block.reason}
                maxLength={300}
              />
              <TextField
                name="until"
                type="date"
                optional
                label={t("block.until")}
                help={t("block.untilHelp")}
                defaultValue={lastDay(block.endsAt)}
              />
              <div>
                <SubmitButton>{t("block.change")}</SubmitButton>
              </div>
            </ActionForm>
          )}
          <div className="mt-8">
            <ButtonForm
              large
              locale={locale}
              action={endBlockAction.bind(null, locale, id, blockId)}
              button={t("block.end")}
            />
          </div>
        </>
      ) : null}
    </>
  );
}
