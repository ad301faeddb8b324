import type { App, ViewSubmitAction } from '@slack/bolt';
import type { Action } from './action.js';
import { cardMenu } from './actions/card-menu.js';
import { changeEditScope } from './actions/change-edit-scope.js';
import { confirmCancel } from './actions/confirm-cancel.js';
import { confirmDisconnect } from './actions/confirm-disconnect.js';
import { dismiss } from './actions/dismiss.js';
import { explainConnect } from './actions/explain-connect.js';
import { followForm } from './actions/follow-form.js';
import { goOn } from './actions/go-on.js';
import { openConnect } from './actions/open-connect.js';
import { openParked } from './actions/open-parked.js';
import { openScheduleByPress } from './actions/open-schedule.js';
import { answerPreview } from './actions/preview.js';
import { resetProfile } from './actions/reset-profile.js';
import { runSubcommand } from './actions/run-subcommand.js';
import { startNow } from './actions/start-now.js';
import { turnHome } from './actions/turn-home.js';
import { changeFromOccurrences, turnOccurrences } from './actions/turn-occurrences.js';
import { typeAgain } from './actions/type-again.js';
import { undo } from './actions/undo.js';
import { undoChange } from './actions/undo-change.js';
import { whichScope } from './actions/which-scope.js';
import { cancel } from './commands/cancel.js';
import { check } from './commands/check.js';
import { connect } from './commands/connect.js';
import { copy } from './commands/copy.js';
import { details } from './commands/details.js';
import { disconnect } from './commands/disconnect.js';
import { edit } from './commands/edit.js';
import { createHelp } from './commands/help.js';
import { invite } from './commands/invite.js';
import { join } from './commands/join.js';
import { list } from './commands/list.js';
import { meet } from './commands/meet.js';
import { move } from './commands/move.js';
import { next } from './commands/next.js';
import { now } from './commands/now.js';
import { occurrences } from './commands/occurrences.js';
import { profile } from './commands/profile.js';
import { restore } from './commands/restore.js';
import { settings } from './commands/settings.js';
import { share } from './commands/share.js';
import { skip } from './commands/skip.js';
import type { Home } from './home.js';
import type { Modal } from './modal.js';
import { editModal } from './modals/edit.js';
import { inviteModal } from './modals/invite.js';
import { profileModal } from './modals/profile.js';
import { scheduleModal } from './modals/schedule.js';
import { settingsModal } from './modals/settings.js';
import { shareModal } from './modals/share.js';
import { startModal } from './modals/start.js';
import { SCOPE, whichMeetingsModal } from './modals/which-meetings.js';
import { fieldId } from './profile/profile-fields.js';
import type { Runner } from './runner.js';
import type { Shortcut } from './shortcut.js';
import { scheduleAboutShortcut } from './shortcuts/schedule-about.js';
import { scheduleShortcut } from './shortcuts/schedule-meeting.js';
import { startShortcut } from './shortcuts/start-meeting.js';
import type { Subcommand } from './subcommand.js';
import { readQuery, type Suggestion } from './suggestion.js';
import { suggestProfileZones } from './suggestions/profile-zones.js';
import { suggestZones } from './suggestions/zones.js';

/** The one command in manifest.yml; its first word chooses the subcommand. */
export const COMMAND = '/starleaf';

/** Made from the router's own list, each subcommand once. */
const help = createHelp(() => [...new Set(SUBCOMMANDS.values())]);

/** First word → subcommand. Any other sentence is a meeting. */
export const SUBCOMMANDS: ReadonlyMap<string, Subcommand> = new Map([
  ['meet', meet],
  ['schedule', meet],
  ['now', now],
  ['list', list],
  ['next', next],
  ['edit', edit],
  ['join', join],
  ['details', details],
  ['share', share],
  ['copy', copy],
  ['move', move],
  ['skip', skip],
  ['restore', restore],
  ['occurrences', occurrences],
  ['cancel', cancel],
  ['connect', connect],
  ['disconnect', disconnect],
  ['profile', profile],
  ['invite', invite],
  ['settings', settings],
  ['check', check],
  ['help', help],
]);

/** Every button there is → its handler. */
export const ACTIONS: readonly Action[] = [
  { id: 'join', handle: async () => ({}), mustHappen: false, replaces: false },
  { id: 'open-connect', handle: openConnect, mustHappen: false, replaces: false },
  { id: 'explain-connect', handle: explainConnect, mustHappen: false, replaces: false },
  { id: 'dismiss', handle: dismiss, mustHappen: false, replaces: true },
  { id: 'undo', handle: undo, mustHappen: true, replaces: true },
  { id: 'undo-change', handle: undoChange, mustHappen: true, replaces: true },
  { id: /^confirm-cancel-(?:this|following|all)$/, handle: confirmCancel, mustHappen: true, replaces: true },
  { id: SCOPE, handle: whichScope, mustHappen: false, replaces: true },
  { id: 'occurrence-menu', handle: changeFromOccurrences, mustHappen: true, replaces: true },
  { id: /^occurrences-(?:earlier|later)$/, handle: turnOccurrences, mustHappen: false, replaces: true },
  { id: 'card-details', handle: cardMenu, mustHappen: false, replaces: false },
  { id: 'card-menu', handle: cardMenu, mustHappen: true, replaces: false },
  { id: 'try-again', handle: goOn, mustHappen: true, replaces: true },
  { id: /^choose-\d+$/, handle: goOn, mustHappen: true, replaces: true },
  { id: /^preview-(?:post|privately|edit)$/, handle: answerPreview, mustHappen: true, replaces: true },
  { id: 'open-schedule', handle: openScheduleByPress, mustHappen: false, replaces: false },
  {
    id: /^form-(words|times|zone|choice-\d+)$/,
    handle: followForm,
    mustHappen: false,
    replaces: true,
    overtakes: true,
  },
  { id: 'form-scope', handle: changeEditScope, mustHappen: false, replaces: true },
  { id: 'confirm-disconnect', handle: confirmDisconnect, mustHappen: true, replaces: true },
  { id: /^which-\d+$/, handle: runSubcommand, mustHappen: true, replaces: true },
  { id: 'reset-profile', handle: resetProfile, mustHappen: true, replaces: true },
  { id: /^list-(?:earlier|later)$/, handle: typeAgain, mustHappen: false, replaces: true },
  { id: /^entry-[a-z]+$/, handle: typeAgain, mustHappen: true, replaces: false },
  { id: /^home-(?:earlier|later|again)$/, handle: turnHome, mustHappen: false, replaces: true },
  { id: 'open-parked', handle: openParked, mustHappen: false, replaces: false },
  { id: 'start-now', handle: startNow, mustHappen: true, replaces: false },
  { id: /^run-[a-z]+$/, handle: runSubcommand, mustHappen: true, replaces: true },
];

/** Every modal that can be submitted → its handlers. */
export const MODALS: readonly Modal[] = [
  scheduleModal,
  editModal,
  startModal,
  settingsModal,
  profileModal,
  inviteModal,
  shareModal,
  whichMeetingsModal,
];

/** Every shortcut of the manifest → its handler. */
export const SHORTCUTS: readonly Shortcut[] = [scheduleShortcut, startShortcut, scheduleAboutShortcut];

/** Every select that people type into → what it offers. */
export const SUGGESTIONS: readonly Suggestion[] = [
  { id: fieldId('zone'), suggest: suggestProfileZones },
  { id: 'form-zone', suggest: suggestZones },
];

/** Every event of the manifest. Of the last two leaving/departure.ts takes note before they are acknowledged. */
export const EVENTS = ['app_home_opened', 'app_uninstalled', 'tokens_revoked'] as const;

/** Bolt's words in, ours on: what is accepted is acknowledged at once and worked on afterwards; a submission says itself what becomes of its view. */
export function registerListeners(
  app: App,
  { runner, home }: { readonly runner: Runner; readonly home: Home },
): void {
  app.command(COMMAND, async ({ ack, body }) => runner.command(body, ack));
  for (const action of ACTIONS) {
    app.action(action.id, async ({ ack, body }) => runner.press(body, { action, ack: () => ack() }));
  }
  for (const modal of MODALS) {
    app.view<ViewSubmitAction>(modal.id, async ({ ack, body }) => runner.submit(body, { modal, ack }));
  }
  app.event('app_home_opened', async ({ body }) => home.opened(body));
  for (const { id, suggest } of SUGGESTIONS) {
    app.options(id, async ({ ack, body }) => ack({ options: [...suggest(readQuery(body))] }));
  }
  for (const shortcut of SHORTCUTS) {
    app.shortcut(shortcut.id, async ({ ack, body }) => runner.shortcut(body, { shortcut, ack: () => ack() }));
  }
}
