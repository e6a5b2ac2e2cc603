// Owns the way past the head of the page for who cannot skip it with the eye.

/** The id of every page's <main>. */
export const mainId = "text";

export function SkipLink({ children }: { children: string }) {
  return (
    <a className="skip-link" href={`#${mainId}`}>
      {children}
    </a>
  );
}
