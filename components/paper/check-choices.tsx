// Owns the choices for one line that is checked: dots for the decision, a list for the reason of a rejection.
"use client";
import { FieldErrors, wiring } from "@/components/ui/field";
import { useField } from "@/components/ui/form-context";
import type { Option } from "@/components/ui/select-field";

export type CheckChoice = { value: string; label: string; key?: string };

type CheckChoicesProps = {
  position: number;
  lineId: string;
  choices: readonly CheckChoice[];
  reasons: readonly Option[];
  reasonLabel: string;
  /** The first, empty choice of the list. */
  reasonEmpty: string;
};

export function CheckChoices(props: CheckChoicesProps) {
  const { position, lineId, choices, reasons, reasonLabel, reasonEmpty } = props;
  const choice = useField(`choice_${position}`);
  const reason = useField(`reason_${position}`);
  const chosen = typeof choice.typed === "string" ? choice.typed : "";
  return (
    <>
      <input type="hidden" name={`line_${position}`} value={lineId} />
      <div className="grid gap-x-6 sm:flex sm:flex-wrap sm:items-center">
        {choices.map(({ value, label, key }, index) => {
          const id = index === 0 ? choice.id : `${choice.id}-${index}`;
          return (
            <div className="choice" key={value}>
              <input
                className="choice-mark"
                type="radio"
                id={id}
                name={`choice_${position}`}
                value={value}
                defaultChecked={chosen === value}
                data-key={key}
                aria-invalid={choice.errors.length > 0 ? true : undefined}
                aria-describedby={choice.errors.length > 0 ? `${choice.id}-error` : undefined}
              />
              <label className="choice-label text-sm" htmlFor={id}>
                {label}
              </label>
            </div>
          );
        })}
        <div className="min-w-0">
          <label className="sr-only" htmlFor={reason.id}>
            {reasonLabel}
          </label>
          <select
            className="input mt-0 text-sm"
            name={`reason_${position}`}
            defaultValue={typeof reason.typed === "string" ? reason.typed : ""}
            data-stop=""
            {...wiring(reason.id, null, reason.errors)}
          >
            <option value="">{reasonEmpty}</option>
            {reasons.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
      </div>
      <FieldErrors id={choice.id} errors={choice.errors} />
      <FieldErrors id={reason.id} errors={reason.errors} />
    </>
  );
}
