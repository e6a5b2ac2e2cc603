// Owns the column people read in, with room for notes beside it on a wide screen.
import type { ReactNode } from "react";

type ReadingColumnProps = {
  /** Keep a margin for notes. */
  margin?: boolean;
  /** The children are rendered Markdown or paragraphs: set them as running text. */
  prose?: boolean;
  lang?: string;
  children: ReactNode;
};

export function ReadingColumn({ margin, prose, lang, children }: ReadingColumnProps) {
  const classes = ["reading", margin ? "reading-with-margin" : "", prose ? "prose" : ""];
  return (
    <div className={classes.filter(Boolean).join(" ")} lang={lang}>
      {children}
    </div>
  );
}
