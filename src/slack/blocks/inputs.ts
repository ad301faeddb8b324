import type { InputBlock, PlainTextElement, PlainTextOption } from '@slack/types';
import { shorten } from './mrkdwn.js';

/** Slack's limits on inputs. https://docs.slack.dev/reference/block-kit/blocks/input-block */
const LIMITS = { label: 2000, hint: 2000, placeholder: 150, option: 75 } as const;

/** What every input has. */
export interface InputFacts {
  /** Of the block, and of its one element unless that has an id of its own. */
  readonly id: string;
  /** The id of the element, by which the app hears of each change: that of a row of ACTIONS. */
  readonly actionId?: string;
  readonly label: string;
  /** Small words under the field. */
  readonly hint?: string;
  /** Fields must be filled in unless this is said. */
  readonly isOptional?: boolean;
}

/** A field of a modal, around its element. */
export function input(
  { id, label, hint, isOptional = false, actionId }: InputFacts,
  element: InputBlock['element'],
): InputBlock {
  return {
    type: 'input',
    block_id: id,
    label: plain(label, LIMITS.label),
    optional: isOptional,
    ...(hint === undefined ? {} : { hint: plain(hint, LIMITS.hint) }),
    ...(actionId === undefined ? {} : { dispatch_action: true }),
    element: { ...element, action_id: actionId ?? id },
  };
}

/** A field for text. */
export function textInput(
  facts: InputFacts & {
    /** What stands in it already; nothing where it is empty. */
    readonly value: string;
    readonly longest: number;
    readonly isMultiline?: boolean;
    readonly placeholder?: string;
  },
): InputBlock {
  const { value, longest, isMultiline = false, placeholder, actionId } = facts;
  return input(facts, {
    type: 'plain_text_input',
    max_length: longest,
    multiline: isMultiline,
    ...(value === '' ? {} : { initial_value: shorten(value, longest) }),
    ...(placeholder === undefined ? {} : { placeholder: plain(placeholder, LIMITS.placeholder) }),
    ...(actionId === undefined ? {} : { dispatch_action_config: { trigger_actions_on: EACH_CHANGE } }),
  });
}

/** Enter alone would leave people waiting who do not know that they have to press it. */
const EACH_CHANGE: ('on_enter_pressed' | 'on_character_entered')[] = [
  'on_enter_pressed',
  'on_character_entered',
];

/** A field for one of a few choices, up to a hundred. */
export function selectInput(
  facts: InputFacts & {
    readonly options: readonly PlainTextOption[];
    /** The value chosen already; null for none. */
    readonly chosen: string | null;
  },
): InputBlock {
  const { options, chosen } = facts;
  const initial = options.find(({ value }) => value === chosen);
  return input(facts, {
    type: 'static_select',
    options: [...options],
    ...(initial === undefined ? {} : { initial_option: initial }),
  });
}

/** A field for one of many choices, which people find by typing: the id of its element is that of a row of SUGGESTIONS. */
export function searchInput(
  facts: InputFacts & { readonly chosen: PlainTextOption | null; readonly placeholder: string },
): InputBlock {
  const { chosen, placeholder } = facts;
  return input(facts, {
    type: 'external_select',
    min_query_length: 0,
    placeholder: plain(placeholder, LIMITS.placeholder),
    ...(chosen === null ? {} : { initial_option: chosen }),
  });
}

/** One choice of a select. */
export function option(value: string, label: string): PlainTextOption {
  return { value, text: plain(label, LIMITS.option) };
}

function plain(text: string, limit: number): PlainTextElement {
  return { type: 'plain_text', text: shorten(text, limit), emoji: true };
}
