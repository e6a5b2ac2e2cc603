// Owns the preview of what was typed, before anything is saved: set by the form's own answer, so it
// works without JavaScript, and renders Markdown exactly as the public page does.
"use client";
import { use, useEffect, useRef } from "react";
import { BriefingText } from "@/components/briefings/briefing-text";
import { FormContext } from "@/components/ui/form-context";
import { Prose } from "@/components/ui/prose";
import { type Locale, localeNames, locales } from "@/lib/i18n/locales";

type PreviewProps = {
  title: string;
  /** Names of the fields by language. */
  fields: Readonly<Record<Locale, { title: string; summary: string; body: string }>>;
  /** Briefings have margin notes and figures. */
  briefing?: boolean;
};

export function Preview({ title, fields, briefing }: PreviewProps) {
  const { state } = use(FormContext);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (state.status === "shown") heading.current?.focus();
  }, [state]);
  if (state.status !== "shown") return null;
  const typed = (name: string) => {
    const value = state.values[name];
    return typeof value === "string" ? value : "";
  };
  return (
    <section className="mt-4 border-ink border-t-3 pt-4" aria-labelledby="preview-title">
      <h2 id="preview-title" ref={heading} tabIndex={-1} className="mb-4 text-xl">
        {title}
      </h2>
      {locales.map((locale) => (
        <details key={locale} open className="border-rule border-t py-3">
          <summary className="note" lang={locale}>
            {localeNames[locale]}
          </summary>
          <div lang={locale} className="pt-4">
            <p className="max-w-[26ch] font-semibold text-3xl">{typed(fields[locale].title)}</p>
            <p className="lead my-4 max-w-measure empty:hidden">{typed(fields[locale].summary)}</p>
            {briefing ? (
              <BriefingText markdown={typed(fields[locale].body)} locale={locale} />
            ) : (
              <div className="max-w-measure">
                <Prose markdown={typed(fields[locale].body)} locale={locale} />
              </div>
            )}
          </div>
        </details>
      ))}
    </section>
  );
}
