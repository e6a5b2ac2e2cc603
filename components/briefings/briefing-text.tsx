// Owns a briefing's body: Markdown with notes in the margin and figures drawn from their blocks.
import { BriefingFigure } from "@/components/briefings/figure";
import { FigureTrouble } from "@/components/briefings/figure-trouble";
import { ReadingColumn } from "@/components/layout/reading-column";
import { Prose } from "@/components/ui/prose";
import { figureKind, readFigure } from "@/lib/briefings/figures/rules";
import type { Locale } from "@/lib/i18n/locales";

export function BriefingText({ markdown, locale }: { markdown: string; locale: Locale }) {
  return (
    <ReadingColumn margin>
      <Prose
        markdown={markdown}
        locale={locale}
        drawBlock={(language, source) => {
          const kind = figureKind(language);
          if (kind === null) return null;
          const result = readFigure(kind, source);
          // What is published has been checked; a draft's preview shows what to mend.
          return result.ok ? (
            <BriefingFigure figure={result.figure} locale={locale} />
          ) : (
            <FigureTrouble problems={result.problems} locale={locale} />
          );
        }}
      />
    </ReadingColumn>
  );
}
