// Owns the mark: a door-frame standing on a line, one colour. It always stands beside the name.

export function Mark({ className = "size-8" }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} fill="currentColor" aria-hidden="true">
      <path d="M6 2h20v24h-4V6H10v20H6z" />
      <path d="M1 26h30v4H1z" />
    </svg>
  );
}
