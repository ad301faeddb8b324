import type { InputBlock } from '@slack/types';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { ElementView } from '../elements/element.js';
import { useCurrentSurface } from '../state/surface.js';
import { TextObject } from '../text/text.js';

/** A labelled field with its hint, and under it what the app found wrong with what was put in. */
export function Input({ block }: { block: InputBlock }): JSX.Element {
  const id = useId();
  const blockId = block.block_id ?? '';
  const error = useCurrentSurface().errors[blockId];
  const described = [block.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const invalid = error === undefined ? undefined : (true as const);
  const required = block.optional === true ? undefined : (true as const);
  const aria = {
    id,
    'aria-describedby': described || undefined,
    'aria-invalid': invalid,
    'aria-required': required,
  };
  const control = (
    <>
      <ElementView
        element={block.element}
        blockId={blockId}
        aria={aria}
        dispatches={block.dispatch_action === true}
      />
      {error !== undefined && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {block.hint !== undefined && (
        <p class="field-hint" id={`${id}-hint`}>
          <TextObject of={block.hint} />
        </p>
      )}
    </>
  );
  const label = <TextObject of={block.label} />;
  const optional = block.optional === true && <span class="field-optional">optional</span>;
  if (block.element.type === 'radio_buttons' || block.element.type === 'checkboxes') {
    return (
      <fieldset
        class="field"
        aria-describedby={described || undefined}
        aria-invalid={invalid}
        aria-labelledby={`${id}-legend`}
      >
        <legend>
          <span id={`${id}-legend`}>{label}</span>
          {optional}
        </legend>
        {control}
      </fieldset>
    );
  }
  return (
    <div class="field">
      <div class="field-label">
        <label for={id}>{label}</label>
        {optional}
      </div>
      {control}
    </div>
  );
}
