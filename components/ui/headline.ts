// Owns how large a headline is set: the longer, the smaller, so that the text begins on the first screen.

/** The class for a headline of display size. */
export function headlineSize(headline: string): "text-2xl" | "text-3xl" | "text-4xl" {
  if (headline.length > 140) return "text-2xl";
  return headline.length > 90 ? "text-3xl" : "text-4xl";
}
