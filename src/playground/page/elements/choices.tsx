import type { Checkboxes, Option, RadioButtons } from '@slack/types';
import type { JSX } from 'preact';
import { TextObject } from '../text/text.js';
import { type FieldProps, listOf, textOf, useField } from './field.js';

/** One of a few choices, all in sight. */
export function RadioButtonsElement({
  element,
  blockId,
  aria,
  dispatches,
}: FieldProps<RadioButtons>): JSX.Element {
  const { value, choose } = useField({ element, blockId, dispatches });
  return (
    <div class="choices">
      {element.options.map((option, index) => (
        <ChoiceLine key={option.value} option={option} id={`${aria.id}-${index}`}>
          <input
            type="radio"
            id={`${aria.id}-${index}`}
            name={aria.id}
            value={option.value}
            checked={textOf(value) === option.value}
            autofocus={element.focus_on_load === true && index === 0}
            onChange={() => void choose(option.value ?? null)}
          />
        </ChoiceLine>
      ))}
    </div>
  );
}

/** Any of a few choices, all in sight. */
export function CheckboxesElement({
  element,
  blockId,
  aria,
  dispatches,
}: FieldProps<Checkboxes>): JSX.Element {
  const { value, choose } = useField({ element, blockId, dispatches });
  const chosen = listOf(value);
  const toggled = (one: string): readonly string[] =>
    element.options
      .flatMap((option) => option.value ?? [])
      .filter((each) => (each === one ? !chosen.includes(one) : chosen.includes(each)));
  return (
    <div class="choices">
      {element.options.map((option, index) => (
        <ChoiceLine key={option.value} option={option} id={`${aria.id}-${index}`}>
          <input
            type="checkbox"
            id={`${aria.id}-${index}`}
            value={option.value}
            checked={chosen.includes(option.value ?? '')}
            autofocus={element.focus_on_load === true && index === 0}
            onChange={() => void choose(toggled(option.value ?? ''))}
          />
        </ChoiceLine>
      ))}
    </div>
  );
}

interface ChoiceLineProps {
  readonly option: Option;
  readonly id: string;
  readonly children: JSX.Element;
}

function ChoiceLine({ option, id, children }: ChoiceLineProps): JSX.Element {
  return (
    <div class="choice">
      {children}
      <label for={id}>
        <TextObject of={option.text} />
      </label>
      {option.description !== undefined && (
        <span class="choice-detail">
          <TextObject of={option.description} />
        </span>
      )}
    </div>
  );
}
