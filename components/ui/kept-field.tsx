// Owns a value a form carries along unseen; an answer may give it another.
"use client";
import { useField } from "@/components/ui/form-context";

export function KeptField({ name, value }: { name: string; value: string }) {
  const { typed } = useField(name);
  return <input type="hidden" name={name} value={typeof typed === "string" ? typed : value} />;
}
