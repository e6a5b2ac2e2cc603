// Owns the key `/`: it goes to the page's search box. Without JavaScript the box is simply there.
"use client";
import { useEffect } from "react";

const typing = "input, textarea, select, [contenteditable]";

/** On the Russian and the Kazakh layout the same key writes another sign. */
const isSlash = ({ key, code }: KeyboardEvent) =>
  key === "/" || (code === "Slash" && /[.№]/.test(key));

/** Focuses the first box inside the first `data-search`. Forms of actions begin with hidden fields of React's. */
export function SearchShortcut() {
  useEffect(() => {
    function go(event: KeyboardEvent) {
      if (!isSlash(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(typing)) return;
      const box = document.querySelector<HTMLInputElement>(
        "[data-search] input:not([type=hidden])",
      );
      if (!box) return;
      event.preventDefault();
      box.focus();
    }
    document.addEventListener("keydown", go);
    return () => document.removeEventListener("keydown", go);
  }, []);
  return null;
}
