// Owns every address under a language that is not a page: a true 404 within the site's frame.
import { notFound } from "next/navigation";

export default function Missing(): never {
  notFound();
}
