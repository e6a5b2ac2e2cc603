// Owns the button that sends a form: says what happens, and that it is happening.
"use client";
import { type ReactNode, use } from "react";
import { type ButtonLook, buttonClass } from "@/components/ui/button";
import { FormContext } from "@/components/ui/form-context";

type SubmitButtonProps = {
  children: ReactNode;
  look?: ButtonLook;
  small?: boolean;
  name?: string;
  value?: string;
};

export function SubmitButton({ children, look = "plain", small, name, value }: SubmitButtonProps) {
  const { pending, labels } = use(FormContext);
  return (
    <button
      type="submit"
      className={buttonClass(look, small)}
      name={name}
      value={value}
      aria-disabled={pending || undefined}
    >
      {pending && labels ? labels.pending : children}
    </button>
  );
}
