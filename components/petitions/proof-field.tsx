// Owns proving some work when the server asks for it: the sum is fetched and done only then, and the form is
// sent again by itself. Without script the field stays empty, and the server knows.
"use client";
import { use, useEffect, useRef } from "react";
import { FormContext } from "@/components/ui/form-context";

/** As lib/http/admission.ts calls it. */
const ABLE = "able";
/** So often in a row a proof is tried; then the form is sent as one without script. */
const TRIES = 3;

export function ProofField() {
  const { state } = use(FormContext);
  const field = useRef<HTMLInputElement>(null);
  const tries = useRef(0);

  useEffect(() => {
    const input = field.current;
    if (input === null) return;
    // Browsers do sums like these only on https and on this machine itself.
    const isAble = globalThis.crypto?.subtle !== undefined;
    if (state.status !== "proving") {
      tries.current = 0;
      input.value = isAble ? ABLE : "";
      return;
    }
    tries.current += 1;
    let isGone = false;
    const send = (proof: string) => {
      if (isGone) return;
      input.value = proof;
      input.form?.requestSubmit();
    };
    if (tries.current > TRIES) send("");
    else {
      import("@/components/petitions/prove")
        .then(({ prove }) => prove(state.challenge))
        .then(send, () => send(""));
    }
    return () => {
      isGone = true;
    };
  }, [state]);

  return <input ref={field} type="hidden" name="proof" defaultValue="" />;
}
