// What is decided about a possible duplicate.
import { z } from "zod";
import { choice, line } from "../../../forms";

export const duplicateForm = z.strictObject({
  who: choice(["same", "distinct"]),
  /** For the record; never personal data. */
  reason: line(300),
});
