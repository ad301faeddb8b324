import type { MultiSelect, Option, Select } from '@slack/types';
import type { Conversation, Snapshot } from '../../protocol.js';
import { conversationTitle } from '../state/conversations.js';
import { plainWords } from '../text/emoji.js';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceGroup {
  /** Null for choices that stand alone. */
  readonly label: string | null;
  readonly choices: readonly Choice[];
}

/** Selects whose choices the page knows without asking the app. */
export type ListedSelect = Exclude<
  Select | MultiSelect,
  { type: 'external_select' | 'multi_external_select' }
>;

/** What there is to choose from, in groups. */
export function choicesOf(element: ListedSelect, snapshot: Snapshot): readonly ChoiceGroup[] {
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
      return element.option_groups === undefined
        ? alone((element.options ?? []).map(toChoice))
        : element.option_groups.map(({ label, options }) => ({
            label: plainWords(label.text),
            choices: options.map(toChoice),
          }));
    case 'users_select':
    case 'multi_users_select':
      return alone(snapshot.people.map(({ id, realName }) => ({ value: id, label: realName })));
    case 'channels_select':
    case 'multi_channels_select':
      return alone(listed(snapshot, ({ kind }) => kind === 'channel'));
    case 'conversations_select':
    case 'multi_conversations_select':
      return alone(listed(snapshot, (conversation) => isIncluded(conversation, element.filter)));
    default:
      return element satisfies never;
  }
}

/** An option as a line of text, its description after it. */
export const toChoice = ({ value, text, description }: Option): Choice => ({
  value: value ?? '',
  label: [text, description].flatMap((part) => (part ? plainWords(part.text) : [])).join(' – '),
});

const alone = (choices: readonly Choice[]): readonly ChoiceGroup[] => [{ label: null, choices }];

const listed = (snapshot: Snapshot, wanted: (conversation: Conversation) => boolean): readonly Choice[] =>
  snapshot.conversations
    .filter(wanted)
    .map((conversation) => ({ value: conversation.id, label: conversationTitle(snapshot, conversation) }));

interface Filter {
  readonly include?: readonly string[];
  readonly exclude_bot_users?: boolean;
}

const KINDS = { channel: 'public', private: 'private', im: 'im', app: 'im' } as const;

function isIncluded({ kind }: Conversation, filter: Filter | undefined): boolean {
  if (kind === 'app' && filter?.exclude_bot_users === true) return false;
  return filter?.include?.includes(KINDS[kind]) ?? true;
}
