// What organisers send to make a sharing link, and the form of its code.
import { z } from "zod";
import { line } from "../forms";
import { ownTarget } from "./rules";

/** A new link: where it leads and what it is called in the list (a place, a group, a leaflet). */
export const shareLinkForm = z.strictObject({
  path: line(300).transform((value, context) => {
    const target = ownTarget(value);
    if (target !== null) return target;
    context.addIssue({ code: "custom", message: "bad-address", input: value });
    return z.NEVER;
  }),
  label: line(120),
});

export type ShareLinkInput = z.output<typeof shareLinkForm>;
