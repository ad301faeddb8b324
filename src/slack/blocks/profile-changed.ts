import type { ProfileFields } from '../../starleaf/profile.js';
import type { Message } from '../message.js';
import {
  FIELD_LABELS,
  FIELD_NAMES,
  nameNothing,
  nameValue,
  type OrganisationDefaults,
} from '../profile/profile-fields.js';
import { section } from './build.js';
import { bold, escapeText } from './mrkdwn.js';

/** What is different now in somebody's profile. */
export function buildProfileChanged(change: Partial<ProfileFields>, defaults: OrganisationDefaults): Message {
  const lines = FIELD_NAMES.flatMap((name) => {
    const value = change[name];
    if (value === undefined) return [];
    const now = value === null ? escapeText(nameNothing(name, defaults)) : bold(nameValue(name, value));
    return [`• ${FIELD_LABELS[name]}: ${now}`];
  });
  return say(`:white_check_mark: Saved in your StarLeaf profile:\n${lines.join('\n')}`);
}

export function buildProfileUnchanged(): Message {
  return say('You changed nothing, so your StarLeaf profile stays as it is.');
}

/** After everything went back to the organisation's values. */
export function buildProfileReset(defaults: OrganisationDefaults): Message {
  const lines = (['zone', 'locale', 'layout'] as const).map(
    (name) => `• ${FIELD_LABELS[name]}: ${escapeText(nameNothing(name, defaults))}`,
  );
  return say(`:white_check_mark: Reset in your StarLeaf profile:\n${lines.join('\n')}`);
}

/** A form whose hidden part is none of ours. */
export function buildUnreadableForm(): Message {
  return say('I can no longer tell which form this is, so nothing was changed. Please open it anew.');
}

function say(text: string): Message {
  return { text, blocks: [section(text)] };
}
