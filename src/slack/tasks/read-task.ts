import type { Accepted } from '../accepted.js';
import type { Action } from '../action.js';
import type { Drafts } from '../drafts.js';
import type { Modal } from '../modal.js';
import type { Subcommands } from '../route.js';
import type { Shortcut } from '../shortcut.js';
import type { Task } from '../task.js';
import { readCommandTask } from './command.js';
import { readConnectedTask } from './connected.js';
import { readPressTask } from './press.js';
import { readShortcutTask } from './shortcut.js';
import { readSubmissionTask } from './submission.js';

/** Everything that people can use, as listeners.ts has it. */
export interface Repertoire {
  readonly subcommands: Subcommands;
  readonly actions: readonly Action[];
  readonly modals: readonly Modal[];
  readonly shortcuts: readonly Shortcut[];
}

/**
 * What was accepted, by this process or another, ready to be done.
 * @throws where this version of the app knows nothing of the kind
 */
export async function readTask(
  { kind, payload, at }: Accepted,
  { subcommands, actions, modals, shortcuts, drafts }: Repertoire & { readonly drafts: Drafts },
): Promise<Task> {
  switch (kind) {
    case 'command':
      return readCommandTask(payload, { at, subcommands });
    case 'press':
      return readPressTask(payload, {
        at,
        subcommands,
        findAction: (actionId) => found(actions.find(({ id }) => isOf(id, actionId))),
      });
    case 'shortcut':
      return readShortcutTask(payload, {
        at,
        findShortcut: (callbackId) => found(shortcuts.find(({ id }) => id === callbackId)),
      });
    case 'submission':
      return readSubmissionTask(payload, {
        at,
        findModal: (callbackId) => found(modals.find(({ id }) => id === callbackId)),
      });
    case 'connected':
      return readConnectedTask(payload, { at, subcommands, drafts });
    default:
      return kind satisfies never;
  }
}

function isOf(family: string | RegExp, id: string): boolean {
  return typeof family === 'string' ? family === id : family.test(id);
}

function found<Handler>(handler: Handler | undefined): Handler {
  if (handler === undefined) throw new Error('nothing here handles this');
  return handler;
}
