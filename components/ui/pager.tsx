// Owns going on to the next part of a long list, by links.

type PagerProps = {
  label: string;
  previous?: { href: string; label: string };
  next?: { href: string; label: string };
  /** "26–50 of 1,204", already written. */
  position?: string;
};

export function Pager({ label, previous, next, position }: PagerProps) {
  if (!previous && !next && !position) return null;
  return (
    <nav aria-label={label} className="note rule-top mt-6 flex flex-wrap gap-x-6 pt-1">
      {previous ? (
        <a rel="prev" className="py-2.5" href={previous.href}>
          {previous.label}
        </a>
      ) : null}
      {position ? <span className="py-2.5">{position}</span> : null}
      {next ? (
        <a rel="next" className="py-2.5" href={next.href}>
          {next.label}
        </a>
      ) : null}
    </nav>
  );
}
