// Owns nothing that is seen: app/global-not-found.tsx and each section's own page answer 404. Without this
// file Next puts a page of its own, styles included, into the payload of every document.
export default function NotFound() {
  return null;
}
