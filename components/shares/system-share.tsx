// Owns the device's own share sheet: shown only where there is one.
"use client";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";

type SystemShareProps = { address: string; title: string; label: string };

export function SystemShare({ address, title, label }: SystemShareProps) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(typeof navigator.share === "function"), []);
  if (!ready) return null;
  async function share() {
    try {
      await navigator.share({ title, url: address });
    } catch (error) {
      // Closing the sheet without choosing is not a fault.
      if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
    }
  }
  return (
    <Button small onClick={share}>
      {label}
    </Button>
  );
}
