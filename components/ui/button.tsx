// Owns what can be pressed: buttons, and links that look like one. "ask" is the page's one request.
import type { ComponentProps } from "react";

export type ButtonLook = "ask" | "plain" | "quiet";

export function buttonClass(look: ButtonLook = "plain", small = false): string {
  const looks = { ask: " button-ask", plain: "", quiet: " button-quiet" };
  return `button${looks[look]}${small ? " button-small" : ""}`;
}

type Look = { look?: ButtonLook; small?: boolean };

export function Button({
  look,
  small,
  className = "",
  type = "button",
  ...rest
}: ComponentProps<"button"> & Look) {
  return (
    <button type={type} className={`${buttonClass(look, small)} ${className}`.trim()} {...rest} />
  );
}

export function ButtonLink({
  look,
  small,
  className = "",
  children,
  ...rest
}: ComponentProps<"a"> & Look) {
  return (
    <a className={`${buttonClass(look, small)} ${className}`.trim()} {...rest}>
      {children}
    </a>
  );
}
