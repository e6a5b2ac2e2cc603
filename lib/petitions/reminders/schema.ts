// What somebody sends who says that no mail came.
import { z } from "zod";
import { emailAddress } from "../../forms";

export const mailAgainForm = z.strictObject({ email: emailAddress() });
