// Owns copying a text to the clipboard. Without JavaScript there is nothing to press: the text itself
// stands beside it, to be selected.
"use client";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";

type CopyButtonProps = {
  text: string;
  labels: { copy: string; copied: string; failed: string };
  small?: boolean;
};

export function CopyButton({ text, labels, small }: CopyButtonProps) {
  const [ready, setReady] = useState(false);
  const [outcome, setOutcome] = useState<"copied" | "failed" | null>(null);

  useEffect(() => setReady(navigator.clipboard !== undefined), []);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), 4000);
    return () => clearTimeout(timer);
  }, [outcome]);

  if (!ready) return null;
  async function copy() {
    await navigator.clipboard.writeText(text).then(
      () => setOutcome("copied"),
      () => setOutcome("failed"),
    );
  }
  return (
    <>
      <Button small={small} onClick={copy}>
        {outcome === "copied" ? labels.copied : labels.copy}
      </Button>
      <span role="status" className={outcome === "failed" ? "note" : "sr-only"}>
        {outcome === null ? "" : labels[outcome]}
      </span>
    </>
  );
}
