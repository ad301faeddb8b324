import type { Message } from '../message.js';
import { section } from './build.js';
import { bold } from './mrkdwn.js';

/** What became of an Undo. */
export type Undone =
  | { readonly kind: 'cancelled'; readonly title: string; readonly repeats: boolean }
  /** Likewise, but the card still looks as if nothing had happened. */
  | { readonly kind: 'card-stands'; readonly title: string; readonly repeats: boolean }
  | { readonly kind: 'over'; readonly title: string }
  | { readonly kind: 'gone' };

/** In place of the private reply, once there is nothing more to undo. */
export function buildUndone(undone: Undone): Message {
  const text = describeUndone(undone);
  return { text, blocks: [section(text)] };
}

function describeUndone(undone: Undone): string {
  switch (undone.kind) {
    case 'cancelled':
      return describeCancelled(undone);
    case 'card-stands':
      return `${describeCancelled(undone)} Slack did not let me change the card in the conversation, so please tell people there.`;
    case 'over':
      return `${bold(undone.title)} is over already, so there is nothing to undo.`;
    case 'gone':
      return 'That meeting is no longer in StarLeaf, so there is nothing to undo.';
    default:
      return undone satisfies never;
  }
}

function describeCancelled({
  title,
  repeats,
}: {
  readonly title: string;
  readonly repeats: boolean;
}): string {
  return `Undone: ${bold(title)} is cancelled${repeats ? ', the whole series' : ''}, and nobody can join it any more.`;
}
