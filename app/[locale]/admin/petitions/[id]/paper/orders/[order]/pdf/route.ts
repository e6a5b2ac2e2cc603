// An order's sheets as a PDF to print, made while it is sent; voided sheets are left out. Asked for by a button:
// who printed a collector's name stands in the audit log.

import { recordRead } from "@/lib/audit/commands";
import { requirePermissionOfRoute } from "@/lib/auth/require-permission";
import { formatDate } from "@/lib/i18n/format";
import { placeWords } from "@/lib/i18n/place-words";
import { translator } from "@/lib/i18n/translate";
import { type Page, pdfParts, pdfResponse } from "@/lib/pdf/pages";
import { drawSheet, type SheetWords } from "@/lib/pdf/paper-sheets";
import { layText, type TextWords } from "@/lib/pdf/paper-text";
import { plainParagraphs } from "@/lib/petitions/delivery-files/rules";
import {
  findOrder,
  findOrderPrint,
  type OrderLine,
  type OrderPrint,
} from "@/lib/petitions/paper/orders/queries";
import { LINES_A_SHEET } from "@/lib/petitions/paper/rules";
import { NOT_GIVEN } from "@/lib/region-sets";
import { looksLikeId } from "@/lib/tokens";
import { absolute, paths, withQuery } from "@/lib/urls";

type Context = { params: Promise<{ locale: string; id: string; order: string }> };

function wordsOf({ locale, collector, place }: OrderLine, print: OrderPrint): SheetWords {
  const t = translator(locale, "paper");
  const { regionSet: set, version: number, versionAt } = print;
  return {
    title: print.title,
    addressee: print.addressee,
    summary: print.summary,
    version: versionAt
      ? t("print.versionOf", { number, date: formatDate(locale, versionAt) })
      : t("print.version", { number }),
    fullText: t("print.fullText"),
    consent: t("print.consent"),
    noNumbers: t("print.noNumbers"),
    sheet: t("print.sheet"),
    collector: t("print.collector"),
    collectorName: collector,
    placeAndDate: t("print.placeAndDate"),
    region: translator(locale, "rule")("table.region", { set }),
    regionName: place === NOT_GIVEN ? "" : placeWords(locale, set, place),
    columns: {
      number: t("print.number"),
      name: t("print.name"),
      locality: t("print.locality"),
      contact: t("print.contact"),
      signature: t("print.signature"),
    },
  };
}

/** Front and back of each sheet, so that it prints on both sides: every sheet begins on a front. */
function* pages(words: SheetWords, text: TextWords, page: string, serials: readonly number[]) {
  const shortAddress = absolute(page).replace(/^https?:\/\//, "");
  // Broken to lines once: the same on every sheet but for its number.
  const backs: ReturnType<typeof layText> = [];
  for (const serial of serials) {
    // The number leads back to the sheet in the hand; nothing about a person is in it.
    const address = absolute(withQuery(page, { sheet: String(serial) }));
    yield (sheet: Page) => {
      if (backs.length === 0) backs.push(...layText(sheet.type, text));
      drawSheet(sheet, words, { serial, address, shortAddress }, LINES_A_SHEET);
    };
    for (const draw of backs) yield (sheet: Page) => draw(sheet, serial);
    if (backs.length % 2 === 0) yield () => undefined;
  }
}

export async function POST(_request: Request, { params }: Context): Promise<Response> {
  const actor = await requirePermissionOfRoute("paper:order");
  if (actor instanceof Response) return actor;
  const { id, order: orderId } = await params;
  if (!looksLikeId(id) || !looksLikeId(orderId)) return new Response(null, { status: 404 });
  const [order, print] = await Promise.all([findOrder(id, orderId), findOrderPrint(id, orderId)]);
  if (!order || !print) return new Response(null, { status: 404 });
  await recordRead({
    actorId: actor.id,
    action: "paper:print",
    subjectType: "petition",
    subjectId: id,
    details: { order: orderId, sheets: print.serials.length },
  });
  const { locale, first, last } = order;
  const title = translator(locale, "paper")("print.title", { first, last });
  const page = paths.petition(locale, print.slug);
  const words = wordsOf(order, print);
  const text = { ...words, paragraphs: plainParagraphs(print.body) };
  const parts = pdfParts(title, locale, pages(words, text, page, print.serials));
  return pdfResponse(`${print.slug}-${first}-${last}-${locale}`, parts);
}
