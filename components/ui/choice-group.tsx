// Owns a question answered by one dot (radio) or any number of boxes (checkbox) under a legend.
"use client";
import type { ReactNode } from "react";
import { FieldErrors, wiring } from "@/components/ui/field";
import { useField } from "@/components/ui/form-context";

export type Choice = { value: string; label: ReactNode; help?: ReactNode };

export type ChoiceGroupProps = {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  optional?: boolean;
  choices: readonly Choice[];
  defaultValue?: string | readonly string[];
};

function ChoiceGroup({ kind, ...props }: ChoiceGroupProps & { kind: "radio" | "checkbox" }) {
  const { name, label, help, optional, choices, defaultValue } = props;
  const { id, errors, typed, answered, optionalWord } = useField(name);
  const chosen = [(answered ? typed : defaultValue) ?? []].flat();
  const described = wiring(id, help, errors);
  return (
    <fieldset
      className={errors.length > 0 ? "field field-wrong" : "field"}
      aria-describedby={described["aria-describedby"]}
    >
      <legend className="field-label">
        {label} {optional ? <span className="field-optional">({optionalWord})</span> : null}
      </legend>
      {help ? (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      ) : null}
      <div className="mt-1">
        {choices.map((choice, index) => {
          // The first carries the field's own id, so that the summary of errors can lead there.
          const choiceId = index === 0 ? id : `${id}-${choice.value}`;
          return (
            <div className="choice" key={choice.value}>
              <input
                className="choice-mark"
                type={kind}
                id={choiceId}
                name={name}
                value={choice.value}
                defaultChecked={chosen.includes(choice.value)}
                aria-invalid={described["aria-invalid"]}
                aria-describedby={choice.help ? `${choiceId}-about` : undefined}
              />
              <div>
                <label className="choice-label" htmlFor={choiceId}>
                  {choice.label}
                </label>
                {choice.help ? (
                  <p className="field-help" id={`${choiceId}-about`}>
                    {choice.help}
                  </p>
                ) : null}
              </div>
            </div>
          );
        })}
      </div>
      <FieldErrors id={id} errors={errors} />
    </fieldset>
  );
}

export function RadioGroup(props: ChoiceGroupProps) {
  return <ChoiceGroup kind="radio" {...props} />;
}

export function CheckboxGroup(props: ChoiceGroupProps) {
  return <ChoiceGroup kind="checkbox" {...props} />;
}
