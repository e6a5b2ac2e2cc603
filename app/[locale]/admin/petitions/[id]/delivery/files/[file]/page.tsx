// One list for the addressee: how far it is, signing it off, taking it out.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ButtonForm } from "@/components/admin/button-form";
import { when } from "@/components/admin/written";
import { fileSize } from "@/components/petitions/deliveries";
import { buttonClass } from "@/components/ui/button";
import { DefinitionList } from "@/components/ui/definition-list";
import { may } from "@/lib/auth/permissions";
import { requirePermission } from "@/lib/auth/require-permission";
import { formatNumber } from "@/lib/i18n/format";
import { isLocale, localeNames } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { findFile } from "@/lib/petitions/delivery-files/queries";
import { KEPT_DAYS } from "@/lib/petitions/delivery-files/rules";
import { paths } from "@/lib/urls";
import { DeskHead, Done, readPetition } from "../../desk";
import { cancelFileAction, eraseFileAction, signOffFileAction } from "../actions";

type PageProps = {
  params: Promise<{ locale: string; id: string; file: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "delivery")("files.one") } : {};
}

export default async function OneFile({ params, searchParams }: PageProps) {
  const actor = await requirePermission("delivery:edit");
  const { locale: given, id, file: fileId } = await params;
  const { locale, petition } = await readPetition(given, id);
  const file = await findFile(id, fileId);
  if (file === null) notFound();
  const { done } = await searchParams;
  const t = translator(locale, "delivery");
  const here = paths.admin(locale, `petitions/${id}/delivery/files/${fileId}`);
  const number = (value: number) => formatNumber(locale, value);
  const { state, written, total, hashes, bytes } = file;
  const maySignOff = may(actor.role, "delivery:sign-off");
  const isUnfinished = state === "waiting" || state === "running";
  const isOpen = state === "signedOff" || (state === "finished" && maySignOff);
  return (
    <>
      <DeskHead
        isBelow
        locale={locale}
        petition={petition}
        role={actor.role}
        title={t("files.one")}
      />
      <Done locale={locale} done={done} />
      <div className="mb-6">
        <DefinitionList
          items={[
            { term: t("files.state"), value: t(`files.states.${state}`) },
            { term: t("files.requested"), value: when(locale, file.requestedAt) },
            { term: t("files.language"), value: localeNames[file.locale] },
            { term: t("desk.total"), value: number(total) },
            ...(bytes
              ? [
                  {
                    term: t("files.size"),
                    value: `PDF ${fileSize(locale, bytes.pdf)}, CSV ${fileSize(locale, bytes.csv)}`,
                  },
                ]
              : []),
            ...(hashes
              ? [
                  {
                    term: t("pdfHash"),
                    value: <code className="break-all text-sm">{hashes.pdf}</code>,
                  },
                  {
                    term: t("csvHash"),
                    value: <code className="break-all text-sm">{hashes.csv}</code>,
                  },
                ]
              : []),
          ]}
        />
      </div>
      {isUnfinished ? (
        <div className="mb-8">
          <p className="mb-2" id="progress">
            {t("files.progress", { written: number(written), total: number(total) })}
          </p>
          <progress
            className="mb-4 block w-full max-w-form"
            value={written}
            max={Math.max(1, total)}
            aria-labelledby="progress"
          />
          <div className="flex flex-wrap items-center gap-4">
            <a href={here}>{t("files.reload")}</a>
            <ButtonForm
              locale={locale}
              action={cancelFileAction.bind(null, locale, id, fileId)}
              button={t("files.cancel")}
            />
          </div>
        </div>
      ) : null}
      {state === "erased" ? (
        <p className="max-w-measure">{t("files.erasedWhy", { days: KEPT_DAYS })}</p>
      ) : null}
      {state === "finished" ? (
        <section className="mb-10" aria-labelledby="sign-off">
          <h2 id="sign-off" className="mb-2 text-xl">
            {t("files.signOff")}
          </h2>
          {maySignOff ? (
            <>
              <p className="mb-2 max-w-measure">{t("files.signOffWhat", { total })}</p>
              <p className="mb-4 max-w-measure">{t("files.look")}</p>
              <ButtonForm
                large
                locale={locale}
                action={signOffFileAction.bind(null, locale, id, fileId)}
                button={t("files.signOffButton")}
              />
            </>
          ) : (
            <p className="max-w-measure">{t("files.signOffWaits")}</p>
          )}
        </section>
      ) : null}
      {isOpen ? (
        <section aria-labelledby="out">
          <h2 id="out" className="mb-2 text-xl">
            {t("files.out")}
          </h2>
          <p className="mb-2 max-w-measure">{t("files.outWhat")}</p>
          <p className="mb-4 max-w-measure">
            {t("files.confirmFirst")}{" "}
            <a href={`${paths.admin(locale, "confirm")}?then=${encodeURIComponent(here)}`}>
              {t("files.confirm")}
            </a>
          </p>
          <form method="post" action={`${here}/out`} className="flex flex-wrap gap-4">
            <button type="submit" name="format" value="pdf" className={buttonClass()}>
              {t("files.outPdf")}
            </button>
            <button type="submit" name="format" value="csv" className={buttonClass()}>
              {t("files.outCsv")}
            </button>
          </form>
        </section>
      ) : null}
      {state === "finished" || state === "signedOff" ? (
        <div className="mt-10">
          <p className="note mb-3 max-w-measure">{t("files.kept", { days: KEPT_DAYS })}</p>
          <ButtonForm
            fold={{
              summary: t("files.erase"),
              lead: <p className="mb-4 max-w-measure font-sans text-sm">{t("files.eraseWhat")}</p>,
            }}
            locale={locale}
            action={eraseFileAction.bind(null, locale, id, fileId)}
            button={t("files.erase")}
          />
        </div>
      ) : null}
    </>
  );
}
