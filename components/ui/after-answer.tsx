// Owns fields that are shown only once an answer came back with what was typed: nobody loses it because
// the form was taken away meanwhile.
"use client";
import { type ReactNode, use } from "react";
import { FormContext } from "@/components/ui/form-context";

type AfterAnswerProps = {
  /** What stands there before. */
  instead: ReactNode;
  children: ReactNode;
};

export function AfterAnswer({ instead, children }: AfterAnswerProps) {
  return "values" in use(FormContext).state ? children : instead;
}
