import type { FieldValue } from '../../protocol.js';
import { actionIdOf, type Element } from '../fields/elements.js';
import { fieldValue } from '../fields/touched.js';
import { usePlayground } from '../state/playground.js';
import { useCurrentSurface } from '../state/surface.js';

/** What ties a control to its label, hint and error; spread onto the control itself. */
export interface ControlAria {
  readonly id: string;
  readonly 'aria-label'?: string | undefined;
  readonly 'aria-labelledby'?: string | undefined;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: true | undefined;
  readonly 'aria-required'?: true | undefined;
}

export interface FieldProps<E extends Element> {
  readonly element: E;
  readonly blockId: string;
  readonly aria: ControlAria;
  /** Whether the app is told of each change, as it is outside input blocks. */
  readonly dispatches: boolean;
}

interface Field {
  readonly value: FieldValue;
  readonly busy: boolean;
  /** Takes a value without telling the app. */
  put(value: FieldValue): void;
  /** Asks first where the element wants that. */
  allowed(): Promise<boolean>;
  /** Tells the app that the element was used. */
  tell(value: FieldValue): Promise<void>;
  /** Takes a value and tells the app where it is to be told; refused in its dialog, the old value comes back. */
  choose(value: FieldValue): Promise<void>;
}

/** One element's value and what can be done with it. */
export function useField({ element, blockId, dispatches }: Omit<FieldProps<Element>, 'aria'>): Field {
  const surface = useCurrentSurface();
  const { confirm } = usePlayground();
  const field = { blockId, actionId: actionIdOf(element) };
  const value = fieldValue(surface.values, blockId, element);
  const allowed = async (): Promise<boolean> => {
    const dialog = 'confirm' in element ? element.confirm : undefined;
    return dialog === undefined || confirm(dialog);
  };
  return {
    value,
    busy: surface.busy?.blockId === blockId && surface.busy.actionId === field.actionId,
    put: (next) => surface.change(field, next),
    allowed,
    tell: (next) => surface.act(field, next),
    choose: async (next) => {
      surface.change(field, next);
      if (!dispatches) return;
      if (await allowed()) await surface.act(field, next);
      else surface.change(field, value);
    },
  };
}

/** A value as the text of a control. */
export const textOf = (value: FieldValue): string => (typeof value === 'string' ? value : '');

/** A value as a list of choices. */
export const listOf = (value: FieldValue): readonly string[] =>
  value === null ? [] : typeof value === 'string' ? [value] : value;
