// Owns going on to the next part of a long list, by links.

type PagerProps = {
  label: string;
  previous?: { href: string; label: string };
  next?: { href: string; label: string };
};

export function Pager({ label, previous, next }: PagerProps) {
  if (!previous && !next) return null;
  return (
    <nav aria-label={label} className="note rule-top mt-6 flex flex-wrap gap-x-6 pt-1">
      {previous ? (
        <a rel="prev" className="py-2.5" href={previous.href}>
          {previous.label}
        </a>
      ) : null}
      {next ? (
        <a rel="next" className="py-2.5" href={next.href}>
          {next.label}
        </a>
      ) : null}
    </nav>
  );
}
