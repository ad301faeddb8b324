import type { App } from '@slack/bolt';
import type { Action } from './action.js';
import { confirmDisconnect } from './actions/confirm-disconnect.js';
import { dismiss } from './actions/dismiss.js';
import { explainConnect } from './actions/explain-connect.js';
import { goOn } from './actions/go-on.js';
import { openConnect } from './actions/open-connect.js';
import { runSubcommand } from './actions/run-subcommand.js';
import { undo } from './actions/undo.js';
import { connect } from './commands/connect.js';
import { disconnect } from './commands/disconnect.js';
import { createHelp } from './commands/help.js';
import { meet } from './commands/meet.js';
import { now } from './commands/now.js';
import type { Runner } from './runner.js';
import type { Subcommand } from './subcommand.js';

/** The one command in manifest.yml; its first word chooses the subcommand. */
export const COMMAND = '/starleaf';

const help = createHelp(() => [meet, now, connect, disconnect, help]);

/** First word → subcommand. Any other sentence is a meeting. */
export const SUBCOMMANDS: ReadonlyMap<string, Subcommand> = new Map([
  ['meet', meet],
  ['schedule', meet],
  ['now', now],
  ['connect', connect],
  ['disconnect', disconnect],
  ['help', help],
]);

/** Every button there is → its handler. */
export const ACTIONS: readonly Action[] = [
  { id: 'join', handle: async () => ({}), replaces: false },
  { id: 'open-connect', handle: openConnect, replaces: false },
  { id: 'explain-connect', handle: explainConnect, replaces: false },
  { id: 'dismiss', handle: dismiss, replaces: true },
  { id: 'undo', handle: undo, replaces: true },
  { id: 'try-again', handle: goOn, replaces: true },
  { id: /^choose-\d+$/, handle: goOn, replaces: true },
  { id: 'confirm-disconnect', handle: confirmDisconnect, replaces: true },
  { id: /^run-[a-z]+$/, handle: runSubcommand, replaces: true },
];

/** Bolt's words in, ours on: each payload is acknowledged at once and worked on afterwards. */
export function registerListeners(app: App, runner: Runner): void {
  app.command(COMMAND, async ({ ack, body }) => {
    await ack();
    await runner.command(body);
  });
  for (const action of ACTIONS) {
    app.action(action.id, async ({ ack, body }) => {
      await ack();
      await runner.press(body, action);
    });
  }
}
