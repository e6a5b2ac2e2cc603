// Owns the form an event is written in: when and where, how many, and its texts.
import { Preview } from "@/components/admin/preview";
import { columnNames, TextColumns, type TextSpec } from "@/components/admin/text-columns";
import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { formLabels } from "@/components/ui/form-labels";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { type EventForm, eventKinds, eventLimits } from "@/lib/events/schema";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { campaignZone } from "@/lib/i18n/zones";

type EventEditorProps = {
  locale: Locale;
  action: FormAction;
  values: Readonly<Record<string, string>>;
  places: readonly { value: string; label: string }[];
  isSlugFixed: boolean;
};

type TextName = "title" | "summary" | "venue" | "body";

/** A name the form does not know does not compile. */
const nameOf = (text: TextName, locale: Locale): keyof EventForm => `${text}_${locale}`;

export function EventEditor(props: EventEditorProps) {
  const { locale, action, values, places, isSlugFixed } = props;
  const t = translator(locale, "admin");
  const choose = translator(locale, "common")("form.choose");
  const specs: TextSpec<TextName>[] = [
    { name: "title", label: t("edit.title"), maxLength: eventLimits.title },
    { name: "summary", label: t("edit.summary"), maxLength: eventLimits.summary },
    {
      name: "venue",
      label: t("edit.venue"),
      help: t("edit.venueHelp"),
      maxLength: eventLimits.venue,
    },
    {
      name: "body",
      label: t("edit.body"),
      help: t("edit.markdownHelp"),
      maxLength: eventLimits.body,
      rows: 14,
      code: true,
    },
  ];
  const fields = (language: Locale) => ({
    title: nameOf("title", language),
    summary: nameOf("summary", language),
    body: nameOf("body", language),
  });
  const names = {
    slug: t("edit.slug"),
    kind: t("event.kind"),
    startsAt: t("event.startsAt"),
    endsAt: t("event.endsAt"),
    timeZone: t("event.timeZone"),
    place: t("event.place"),
    capacity: t("event.capacity"),
  };
  return (
    <ActionForm
      id="edit"
      className="grid gap-8"
      action={action}
      labels={formLabels(locale, "saving")}
      names={{ ...names, ...columnNames(specs, nameOf) }}
    >
      <div className="grid gap-x-12 gap-y-6 lg:grid-cols-2">
        <div className="grid content-start gap-6">
          <TextField
            name="slug"
            label={names.slug}
            help={isSlugFixed ? t("edit.slugFixed") : t("edit.slugHelp")}
            defaultValue={values.slug ?? ""}
            autoCapitalize="none"
            spellCheck={false}
            maxLength={80}
          />
          <SelectField
            name="kind"
            label={names.kind}
            empty={choose}
            options={eventKinds.map((kind) => ({ value: kind, label: t(`event.kinds.${kind}`) }))}
            defaultValue={values.kind ?? ""}
          />
          <SelectField
            name="place"
            label={names.place}
            empty={choose}
            options={places}
            defaultValue={values.place ?? ""}
          />
          <TextField
            name="capacity"
            label={names.capacity}
            help={t("event.capacityHelp")}
            inputMode="numeric"
            defaultValue={values.capacity ?? ""}
            optional
            short
          />
        </div>
        <div className="grid content-start gap-6">
          <TextField
            name="startsAt"
            type="datetime-local"
            label={names.startsAt}
            defaultValue={values.startsAt ?? ""}
          />
          <TextField
            name="endsAt"
            type="datetime-local"
            label={names.endsAt}
            defaultValue={values.endsAt ?? ""}
          />
          <TextField
            name="timeZone"
            label={names.timeZone}
            help={t("event.timeZoneHelp")}
            defaultValue={values.timeZone ?? campaignZone}
            autoCapitalize="none"
            spellCheck={false}
            maxLength={60}
          />
        </div>
      </div>
      <TextColumns specs={specs} nameOf={nameOf} values={values} />
      <div className="flex flex-wrap gap-4">
        <SubmitButton look="ask" name="intent" value="save">
          {t("edit.save")}
        </SubmitButton>
        <SubmitButton name="intent" value="preview">
          {t("edit.preview")}
        </SubmitButton>
      </div>
      <Preview
        title={t("edit.previewTitle")}
        fields={{ kk: fields("kk"), ru: fields("ru"), en: fields("en") }}
      />
    </ActionForm>
  );
}
