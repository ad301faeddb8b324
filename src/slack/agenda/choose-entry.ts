import type { KnownBlock } from '@slack/types';
import type { DateTime } from 'luxon';
import type { PermanentEntry } from '../../starleaf/agenda.js';
import { button, buttons, context, section } from '../blocks/build.js';
import { bold, escapeText, LONGEST_TEXT, shorten, shortenMrkdwn } from '../blocks/mrkdwn.js';
import { quoteTyped } from '../blocks/quote-typed.js';
import type { Message } from '../message.js';
import { describeWhen, type Reader, STATE_WORDS } from './describe-entry.js';
import { toEntryRef } from './entry-ref.js';
import type { Entry } from './find-which.js';
import type { Which } from './which.js';

/** What is offered, and what choosing it types. */
export interface Choice {
  readonly entries: readonly Entry[];
  /** The words that were typed for the meeting. */
  readonly words: string;
  readonly again: (ref: string) => string;
  readonly reader: Reader;
  readonly now: DateTime<true>;
}

/** Slack shows five buttons in a row; whom that does not help, a more exact word does. */
const MOST_OFFERED = 5;

/** Several meetings may be meant: the next ones, each with a button that goes on with it. */
export function buildChoice(choice: Choice): Message {
  const { entries, words } = choice;
  const question =
    words.trim() === '' ? 'Which meeting?' : `Which meeting do you mean by ${quoteTyped(words)}?`;
  const others = entries.length - MOST_OFFERED;
  const more =
    others > 0
      ? `There ${others === 1 ? 'is one more' : `are ${others} more`}: say a day or a word of the title.`
      : null;
  return buildOffer(choice, { lead: question, remark: more });
}

/** None is meant: says so, and offers what there is. */
export function buildNoneFound(choice: Choice & { readonly which: Which }): Message {
  const { entries, which, words } = choice;
  if (entries.length === 0) return buildNothingThere(words);
  const lead =
    which.kind === 'number'
      ? `There is no number ${which.number} in the last list that I showed you.`
      : which.kind === 'ref'
        ? 'That meeting is no longer there.'
        : `I found no meeting of yours for ${quoteTyped(words)}.`;
  return buildOffer(choice, { lead: `${lead} These come next:`, remark: null });
}

/** For what needs a time, where the meeting has none. */
export function buildNoTimes({ title }: PermanentEntry): Message {
  const text = `${bold(title)} is open at any time, so it has no date to change. Type \`/starleaf join ${escapeText(shorten(title, 60))}\` to join it.`;
  return { text, blocks: [section(text)] };
}

function buildNothingThere(words: string): Message {
  const text = `${words.trim() === '' ? '' : `I found no meeting of yours for ${quoteTyped(words)}. `}You have no meetings coming up.`;
  return {
    text,
    blocks: [
      section(text),
      buttons(
        button({ actionId: 'run-now', label: 'Start a meeting now', value: 'now', style: 'primary' }),
        button({ actionId: 'run-help', label: 'How to schedule one', value: 'help' }),
      ),
    ],
  };
}

function buildOffer(
  { entries, again, reader, now }: Choice,
  { lead, remark }: { readonly lead: string; readonly remark: string | null },
): Message {
  const offered = entries.slice(0, MOST_OFFERED);
  const lines = offered.map((entry, index) => `${index + 1}. ${describeLine(entry, { reader, now })}`);
  const row = offered.flatMap((entry, index) => {
    const value = again(toEntryRef({ confId: entry.meeting.confId, occurId: entry.occurId }));
    const label = `${index + 1}. ${shorten(entry.title, 30)}, ${describeWhen(entry, { reader, now })}`;
    // What does not fit into a button can still be typed with the number.
    return value.length > LONGEST_VALUE ? [] : [button({ actionId: `which-${index + 1}`, label, value })];
  });
  const blocks: KnownBlock[] = [section([lead, ...lines].join('\n'))];
  if (row.length > 0) blocks.push(buttons(...row));
  if (remark !== null) blocks.push(context(remark));
  return {
    text: shortenMrkdwn([lead, ...lines, ...(remark === null ? [] : [remark])].join('\n'), LONGEST_TEXT),
    blocks,
  };
}

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
const LONGEST_VALUE = 2000;

function describeLine(
  entry: Entry,
  facts: { readonly reader: Reader; readonly now: DateTime<true> },
): string {
  const state = STATE_WORDS[entry.state];
  return `${bold(shorten(entry.title, 150))}, ${describeWhen(entry, facts)}${state === '' ? '' : ` _(${state})_`}`;
}
