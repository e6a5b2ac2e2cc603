// Owns the keys of a queue that organisers decide about: j and k move, a approves, d declines, u takes back. Without
// JavaScript the buttons are simply there.
"use client";
import { useEffect, useRef } from "react";
import { keyLetter } from "@/components/ui/key-letter";

const typing = "input:not([type=checkbox]), textarea, select, [contenteditable]";
const deeds: Readonly<Record<string, string>> = { a: "approved", d: "declined" };

const items = () => [...document.querySelectorAll<HTMLElement>("[data-queued]")];

/** @param list says which items are shown: when it changes, the focus goes on to the next */
export function QueueKeys({ list }: { list: string }) {
  const at = useRef<number | null>(null);

  useEffect(() => {
    // The one decided about is gone; the next has come to its place.
    const all = list === "" ? [] : items();
    if (at.current === null || all.length === 0) return;
    at.current = Math.min(at.current, all.length - 1);
    all[at.current]?.focus();
  }, [list]);

  useEffect(() => {
    function go(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.target instanceof Element && event.target.closest(typing)) return;
      const all = items();
      const focused = all.findIndex((item) => item.contains(document.activeElement));
      const now = focused === -1 ? at.current : focused;
      const letter = keyLetter(event);
      if (letter === "j" || letter === "k") {
        const next = now === null ? 0 : now + (letter === "j" ? 1 : -1);
        at.current = Math.max(0, Math.min(next, all.length - 1));
        all[at.current]?.focus();
        event.preventDefault();
        return;
      }
      if (letter === "u") {
        document.querySelector<HTMLButtonElement>("[data-undo] button")?.click();
        return;
      }
      const deed = deeds[letter];
      if (deed === undefined) return;
      at.current = now ?? 0;
      const button = `button[value^="${deed}:"]`;
      all[at.current]?.querySelector<HTMLButtonElement>(button)?.click();
    }
    document.addEventListener("keydown", go);
    return () => document.removeEventListener("keydown", go);
  }, []);
  return null;
}
