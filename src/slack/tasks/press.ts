import type { Action } from '../action.js';
import type { Answer } from '../answer.js';
import { type Press, readPress } from '../press.js';
import { toInvocation } from '../press-invocation.js';
import type { Subcommands } from '../route.js';
import { orFailure, runInvocation } from '../run-invocation.js';
import type { Task } from '../task.js';

/** What tells a press from all others. */
export interface PressTask extends Task {
  readonly press: Press;
  /** The same for each delivery of a press, and for both clicks of a double click. */
  readonly id: string;
}

/** If a press fails, its message stays, so that it can be pressed again. @throws ZodError when the payload is no element's */
export function readPressTask(
  payload: unknown,
  facts: {
    readonly at: number;
    readonly subcommands: Subcommands;
    readonly findAction: (actionId: string) => Action;
  },
): PressTask {
  const press = readPress(payload);
  const action = facts.findAction(press.actionId);
  const { owner, channelId, messageTs, actionId, value, replyAddress, triggerId } = press;
  // What takes the place of its message can be pressed once; anything else may be wanted twice.
  const isOnce = action.replaces && messageTs !== '';
  return {
    owner,
    press,
    id: isOnce ? `press ${channelId} ${messageTs} ${actionId} ${value}` : `trigger ${triggerId}`,
    invocation: toInvocation(press, { text: '', now: facts.at }),
    target: { channelId, replyAddress, replaces: action.replaces, showsTyped: false, addressedAt: facts.at },
    run: async ({ tools, stage }) => {
      if (press.view?.kind === 'home') await tools.openHomes.open(owner);
      const run: Parameters<Action['handle']>[1]['run'] = (invocation) =>
        runInvocation(invocation, { subcommands: facts.subcommands, tools, stage });
      return orFailure(() => action.handle(press, { tools, run, stage }), tools);
    },
    isInVain: (answer) => isOnce && !isSpent(answer),
  };
}

/** Whether its message has made way for the answer. */
function isSpent({ privately, keepsPressed, card, changedCards }: Answer): boolean {
  return (
    (privately !== undefined && keepsPressed !== true) || card !== undefined || changedCards !== undefined
  );
}
