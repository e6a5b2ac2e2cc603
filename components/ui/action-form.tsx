// Owns sending a form to a server action: what was typed stays, errors are listed and focused, one
// press sends once; without JavaScript the browser posts the same form and gets the same page.
"use client";
import {
  type FormEvent,
  type ReactNode,
  startTransition,
  useActionState,
  useEffect,
  useId,
  useRef,
} from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { ErrorSummary, type Problem } from "@/components/ui/error-summary";
import { FormContext, type FormLabels, fieldId, idle } from "@/components/ui/form-context";
import type { FormState } from "@/lib/forms";

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;

/** A form that is folded away until it is asked for, or an answer to it came back. */
export type Fold = {
  /** What unfolds it. */
  summary: ReactNode;
  /** What stands above the form. */
  lead?: ReactNode;
};

export type ActionFormProps = {
  action: FormAction;
  labels: FormLabels;
  /** Field name to label, so that the summary can say which field a sentence is about. */
  names?: Readonly<Record<string, string>>;
  /** Where a browser without JavaScript posts to: this page's path with a fragment of the form. */
  permalink?: string;
  initial?: FormState;
  id?: string;
  className?: string;
  /** Names the form for screen readers when no heading does. */
  label?: string;
  fold?: Fold;
  children: ReactNode;
};

function problemsOf(
  state: FormState,
  formId: string,
  names: Readonly<Record<string, string>>,
): Problem[] {
  if (state.status !== "invalid") return [];
  return Object.entries(state.errors).flatMap(([name, sentences]) =>
    sentences.map((sentence) => ({
      // The empty name stands for the form as a whole: there is no field to lead to.
      href: name === "" ? null : `#${fieldId(formId, name)}`,
      text: names[name] ? `${names[name]}: ${sentence}` : sentence,
    })),
  );
}

function clearSecrets(form: HTMLFormElement): void {
  for (const input of form.querySelectorAll<HTMLInputElement>("input[data-secret]")) {
    input.value = "";
  }
}

export function ActionForm({
  action,
  labels,
  names = {},
  permalink,
  initial = idle,
  id,
  className = "grid gap-6",
  label,
  fold,
  children,
}: ActionFormProps) {
  const ownId = useId();
  const formId = id ?? ownId;
  const foldId = fold && `fold-${formId}`;
  const [state, dispatch, pending] = useActionState(
    action,
    initial,
    // A browser without JavaScript comes back to the fold, not to the head of the page.
    permalink ?? (foldId && `#${foldId}`),
  );
  const details = useRef<HTMLDetailsElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (form.current === null) return;
    // Whoever folded it since the last answer is to see this one.
    if (state.status !== "idle" && details.current) details.current.open = true;
    if (state.status === "done") form.current.reset();
    if (state.status !== "idle") clearSecrets(form.current);
    // Every answer takes the focus again, also when it says the same as the one before.
    if (state.status === "invalid" || state.status === "refused") summary.current?.focus();
  }, [state]);

  // Sent by hand because React empties a form whose action it ran itself, and what was typed must stay.
  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const native = event.nativeEvent;
    const submitter = native instanceof SubmitEvent ? native.submitter : null;
    const data = new FormData(event.currentTarget, submitter);
    startTransition(() => dispatch(data));
  }

  const problems = problemsOf(state, formId, names);
  const answerAndForm = (
    <>
      {state.status === "invalid" ? (
        <ErrorSummary ref={summary} title={labels.problems} problems={problems} />
      ) : null}
      {state.status === "refused" ? (
        <ErrorSummary
          ref={summary}
          title={labels.refused}
          text={state.message}
          problems={state.links}
        />
      ) : null}
      {state.status === "done" || state.status === "proving" ? (
        <p className="notice mb-6 max-w-form" role="status">
          {state.message}
        </p>
      ) : null}
      <form
        ref={form}
        id={id}
        action={dispatch}
        onSubmit={send}
        noValidate
        aria-label={label}
        aria-busy={pending || undefined}
        className={className}
      >
        {children}
      </form>
    </>
  );
  return (
    <FormContext value={{ id: formId, state, pending, labels }}>
      {fold ? (
        <Disclosure ref={details} id={foldId} summary={fold.summary} open={state.status !== "idle"}>
          {fold.lead}
          {answerAndForm}
        </Disclosure>
      ) : (
        answerAndForm
      )}
    </FormContext>
  );
}
