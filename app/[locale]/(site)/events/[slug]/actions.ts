// Saying that one will come, as posted: parse, limit, one command, the next page.
"use server";
import { redirect } from "next/navigation";
import { type AttendRefusal, attend } from "@/lib/events/attendances/commands";
import { attendForm } from "@/lib/events/attendances/schema";
import { type FormState, readForm } from "@/lib/forms";
import { typedValues } from "@/lib/http/editing";
import { type AnswerStatus, answerWith } from "@/lib/http/status";
import { tooMany } from "@/lib/http/too-many";
import { invalid } from "@/lib/i18n/field-errors";
import { asLocale } from "@/lib/i18n/locales";
import { type MessageKey, translator } from "@/lib/i18n/translate";
import { findShareLinkId } from "@/lib/shares/queries";
import { paths } from "@/lib/urls";

const refusals: Record<AttendRefusal, { status: AnswerStatus; sentence: MessageKey<"events"> }> = {
  unknown: { status: 404, sentence: "closed.unknown.title" },
  past: { status: 410, sentence: "closed.past.title" },
  calledOff: { status: 409, sentence: "closed.calledOff.title" },
  full: { status: 409, sentence: "closed.full.title" },
};

export async function attendAction(
  given: unknown,
  slug: unknown,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const locale = asLocale(given);
  const read = readForm(attendForm, form);
  if (!read.ok) {
    await answerWith(422);
    return invalid(locale, read.errors, read.values);
  }
  const slowed = await tooMany("attend", locale, form);
  if (slowed) return slowed;
  const { via, ...guest } = read.data;
  const shareLinkId = await findShareLinkId(via);
  const taken = await attend(String(slug), { ...guest, locale, shareLinkId }, new Date());
  if (!taken.ok) {
    const { status, sentence } = refusals[taken.reason];
    await answerWith(status);
    const message = translator(locale, "events")(sentence);
    return { status: "refused", message, values: typedValues(form) };
  }
  redirect(paths.attending(locale, encodeURIComponent(String(slug))));
}
