// Owns the head of a page: a word above, the headline, a line under it, and what can be done here.
import type { ReactNode } from "react";
import { headlineSize } from "@/components/ui/headline";
import { unbroken } from "@/lib/i18n/unbroken";

type PageTitleProps = {
  kicker?: ReactNode;
  title: ReactNode;
  /** The standfirst: one or two sentences. */
  lead?: ReactNode;
  /** The state of the thing, beside the title's last word. */
  badge?: ReactNode;
  /** Date, author. */
  meta?: ReactNode;
  /** Buttons; beside the title on a wide screen, under it on a phone. */
  actions?: ReactNode;
  /** An organiser's page: smaller, no display type. */
  desk?: boolean;
};

export function PageTitle(props: PageTitleProps) {
  const { kicker, title, lead, badge, meta, actions, desk } = props;
  const headline = typeof title === "string" ? unbroken(title) : title;
  const size = desk ? "text-2xl" : headlineSize(typeof title === "string" ? title : "");
  return (
    <header className="mb-8">
      {kicker ? <p className="kicker mb-1">{kicker}</p> : null}
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
        {badge ? (
          <div className="min-w-0 max-w-[54rem] text-2xl">
            <h1 className="mr-3 inline">{headline}</h1> {badge}
          </div>
        ) : (
          <h1 className={`min-w-0 max-w-[54rem] ${size}`}>{headline}</h1>
        )}
        {actions ? <div className="no-print flex flex-wrap gap-3">{actions}</div> : null}
      </div>
      {lead ? <p className="lead mt-4 max-w-measure">{lead}</p> : null}
      {meta ? <div className="note page-meta mt-3">{meta}</div> : null}
    </header>
  );
}
