// Owns the keys of forms filled in from paper: Enter goes on, Ctrl+Enter sends, a accepts, r rejects; leaving asks
// when something would be lost. Without JavaScript the form is an ordinary one.
"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { keyLetter } from "@/components/ui/key-letter";

/** Goes on from a field to the next one that Enter stops at; from the last to the button. */
function goOn(from: HTMLElement, form: HTMLFormElement): void {
  const stops = [...form.querySelectorAll<HTMLElement>("[data-stop], button[type=submit]")];
  const follows = (stop: HTMLElement) =>
    (from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  stops.find(follows)?.focus();
}

/** Chooses by a letter within the line that has the focus, and goes on to the next line. */
function choose(from: HTMLElement, form: HTMLFormElement, key: string): boolean {
  const line = from.closest("fieldset");
  const choice = line?.querySelector<HTMLInputElement>(`input[data-key="${key}"]`);
  if (!line || !choice) return false;
  choice.click();
  const reason = key === "r" ? line.querySelector<HTMLElement>("select") : null;
  if (reason) {
    reason.focus();
    return true;
  }
  const lines = [...form.querySelectorAll("fieldset")];
  const next = lines[lines.indexOf(line) + 1]?.querySelector<HTMLElement>("input[type=radio]");
  (next ?? form.querySelector<HTMLElement>("button[type=submit]"))?.focus();
  return true;
}

const isChoice = (target: HTMLElement) =>
  target instanceof HTMLInputElement && target.type === "radio";

function press(event: KeyboardEvent): void {
  const { key, target } = event;
  if (!(target instanceof HTMLElement) || target.tagName === "BUTTON") return;
  const form = target.closest("form");
  if (!form || event.altKey) return;
  const isCommand = event.ctrlKey || event.metaKey;
  if (key === "Enter") {
    event.preventDefault();
    if (isCommand) form.requestSubmit();
    else goOn(target, form);
  } else if (!isCommand && isChoice(target) && choose(target, form, keyLetter(event))) {
    event.preventDefault();
  }
}

export function EntryKeys({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const fields = box.current;
    if (fields === null) return;
    let isTyped = false;
    const type = () => {
      isTyped = true;
    };
    const leave = (event: BeforeUnloadEvent) => {
      if (isTyped) event.preventDefault();
    };
    fields.addEventListener("keydown", press);
    fields.addEventListener("input", type);
    window.addEventListener("beforeunload", leave);
    return () => {
      fields.removeEventListener("keydown", press);
      fields.removeEventListener("input", type);
      window.removeEventListener("beforeunload", leave);
    };
  }, []);
  return (
    <div ref={box} className="grid gap-6">
      {children}
    </div>
  );
}
