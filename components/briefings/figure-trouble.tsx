// Owns the words for what keeps a figure from being drawn; organisers see them, readers never do.
import { Notice } from "@/components/ui/notice";
import type { FigureProblem } from "@/lib/briefings/figures/rules";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

/** One problem as a sentence. `line` counts where the problem was looked for: block or whole text. */
function figureSentence(locale: Locale, { code, line, found }: FigureProblem): string {
  const t = translator(locale, "briefings");
  const problem = t(`figure.problem.${code}`, { found });
  return line === 0 ? problem : t("figure.line", { line, problem });
}

type FigureTroubleProps = { problems: readonly FigureProblem[]; locale: Locale };

export function FigureTrouble({ problems, locale }: FigureTroubleProps) {
  const t = translator(locale, "briefings");
  return (
    <Notice kind="problem" title={t("figure.problems", { count: problems.length })}>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.code} ${problem.line}`}>{figureSentence(locale, problem)}</li>
        ))}
      </ul>
    </Notice>
  );
}
