import type { AnyBlock } from '@slack/types';
import { createContext } from 'preact';
import { useContext, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ActionRequest, FieldValue, FieldValues } from '../../protocol.js';
import { keepShown, touch } from '../fields/touched.js';
import { usePlayground } from './playground.js';

export interface FieldId {
  readonly blockId: string;
  readonly actionId: string;
}

/** A message, a modal or the Home tab: what holds blocks, and with them what people have put into their inputs. */
export interface Surface {
  readonly container: ActionRequest['container'];
  /** Only what was changed; all else has its initial value. */
  readonly values: FieldValues;
  /** What the app found wrong, by block id. */
  readonly errors: Readonly<Record<string, string>>;
  /** The element that the app is being told of. */
  readonly busy: FieldId | null;
  change(field: FieldId, value: FieldValue): void;
  /** Tells the app that an element was used, the fields of the surface with it. */
  act(field: FieldId, value: FieldValue): Promise<void>;
}

const NO_ERRORS = {};

interface SurfaceOptions {
  readonly container: ActionRequest['container'];
  readonly blocks: readonly AnyBlock[];
  readonly errors?: Readonly<Record<string, string>>;
  /** Shows what went wrong where the person is looking; null once something else is tried. */
  report(problem: string | null): void;
  changed?(field: FieldId): void;
}

/** The state of one surface; it lives as long as the surface is on the page, whatever updates come. */
export function useSurface({
  container,
  blocks,
  errors = NO_ERRORS,
  report,
  changed,
}: SurfaceOptions): Surface {
  const { server } = usePlayground();
  const [values, setValues] = useState<FieldValues>({});
  const [busy, setBusy] = useState<FieldId | null>(null);
  // Read by act() right after change(), before the next drawing.
  const latest = useRef(values);
  const keep = (next: FieldValues): void => {
    latest.current = next;
    setValues(next);
  };
  useLayoutEffect(() => keep(keepShown(latest.current, blocks)), [blocks]);
  return {
    container,
    values,
    errors,
    busy,
    change: (field, value) => {
      keep(touch(latest.current, field, value));
      changed?.(field);
    },
    act: async (field, value) => {
      setBusy(field);
      report(null);
      const outcome = await server.act({ container, ...field, value, fields: latest.current });
      setBusy(null);
      if (outcome.problem !== undefined) report(outcome.problem);
    },
  };
}

const Context = createContext<Surface | null>(null);

export const SurfaceProvider = Context.Provider;

export function useCurrentSurface(): Surface {
  const surface = useContext(Context);
  if (surface === null) throw new Error('Blocks are for drawing inside SurfaceProvider');
  return surface;
}
