import type { InputBlock, PlainTextElement, PlainTextOption } from '@slack/types';
import { shorten } from './mrkdwn.js';

/** Slack's limits on inputs. https://docs.slack.dev/reference/block-kit/blocks/input-block */
const LIMITS = { label: 2000, hint: 2000, placeholder: 150, option: 75 } as const;

/** What every input has. */
export interface InputFacts {
  /** Of the block and of its one element. */
  readonly id: string;
  readonly label: string;
  /** Small words under the field. */
  readonly hint?: string;
  /** Fields must be filled in unless this is said. */
  readonly isOptional?: boolean;
}

/** A field of a modal, around its element. */
export function input(
  { id, label, hint, isOptional = false }: InputFacts,
  element: InputBlock['element'],
): InputBlock {
  return {
    type: 'input',
    block_id: id,
    label: plain(label, LIMITS.label),
    optional: isOptional,
    ...(hint === undefined ? {} : { hint: plain(hint, LIMITS.hint) }),
    element,
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
  const { id, value, longest, isMultiline = false, placeholder } = facts;
  return input(facts, {
    type: 'plain_text_input',
    action_id: id,
    max_length: longest,
    multiline: isMultiline,
    ...(value === '' ? {} : { initial_value: shorten(value, longest) }),
    ...(placeholder === undefined ? {} : { placeholder: plain(placeholder, LIMITS.placeholder) }),
  });
}

/** A field for one of a few choices, up to a hundred. */
export function selectInput(
  facts: InputFacts & {
    readonly options: readonly PlainTextOption[];
    /** The value chosen already; null for none. */
    readonly chosen: string | null;
  },
): InputBlock {
  const { id, options, chosen } = facts;
  const initial = options.find(({ value }) => value === chosen);
  return input(facts, {
    type: 'static_select',
    action_id: id,
    options: [...options],
    ...(initial === undefined ? {} : { initial_option: initial }),
  });
}

/** A field for one of many choices, which people find by typing: its id is that of a row of SUGGESTIONS. */
export function searchInput(
  facts: InputFacts & { readonly chosen: PlainTextOption | null; readonly placeholder: string },
): InputBlock {
  const { id, chosen, placeholder } = facts;
  return input(facts, {
    type: 'external_select',
    action_id: id,
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
