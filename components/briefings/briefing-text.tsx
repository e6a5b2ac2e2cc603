// Owns a briefing's body: Markdown with notes in the margin, figures drawn from their blocks, and the
// petition's form where the text asks for it.
import type { ReactNode } from "react";
import { BriefingFigure } from "@/components/briefings/figure";
import { FigureTrouble } from "@/components/briefings/figure-trouble";
import { ReadingColumn } from "@/components/layout/reading-column";
import { Prose } from "@/components/ui/prose";
import { figureKind, readFigure } from "@/lib/briefings/figures/rules";
import { asksForPetition, PETITION_BLOCK } from "@/lib/briefings/rules";
import type { Locale } from "@/lib/i18n/locales";

type BriefingTextProps = {
  markdown: string;
  locale: Locale;
  /** Stands where the text has a ```petition block, else after the text. */
  petition?: ReactNode;
};

function Drawing({ kind, source, locale }: { kind: string; source: string; locale: Locale }) {
  const result = readFigure(kind, source);
  // What is published has been checked; a draft's preview shows what to mend.
  return result.ok ? (
    <BriefingFigure figure={result.figure} locale={locale} />
  ) : (
    <FigureTrouble problems={result.problems} locale={locale} />
  );
}

export function BriefingText({ markdown, locale, petition }: BriefingTextProps) {
  const form = petition ? <div className="set-apart">{petition}</div> : false;
  return (
    <ReadingColumn margin>
      <Prose
        markdown={markdown}
        locale={locale}
        drawBlock={(language, source) => {
          if (language === PETITION_BLOCK) return form;
          const kind = figureKind(language);
          return kind && <Drawing kind={kind} source={source} locale={locale} />;
        }}
      />
      {asksForPetition(markdown) ? null : form}
    </ReadingColumn>
  );
}
