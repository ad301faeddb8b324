import type { Meeting } from '../../starleaf/meeting.js';
import type { Delivery } from '../answer.js';
import type { Message } from '../message.js';
import { button, buttons, section } from './build.js';
import { describeDialIn } from './meeting-card.js';
import { bold, shorten } from './mrkdwn.js';

/** Which meeting was to be shared, and where; null: with nobody. */
export interface SharedFacts {
  readonly meeting: Meeting;
  readonly channelId: string | null;
}

/** The private reply to who shared a meeting: where its card is now, or what to do since it is nowhere. */
export function buildShared({ meeting, channelId }: SharedFacts, delivery: Delivery): Message {
  const { title, dialIn } = meeting;
  const text = describeShared(delivery, { title: bold(shorten(title, 150)), place: nameOf(channelId) });
  if (delivery === 'posted') return { text, blocks: [section(text)] };
  const details = [`Join: ${dialIn.joinUrl}`, ...describeDialIn(dialIn)].join('\n');
  return {
    text: `${text}\n${details}`,
    blocks: [
      section(text),
      section(details),
      buttons(button({ actionId: 'join', label: 'Join', url: dialIn.joinUrl, value: 'join' })),
    ],
  };
}

/** One meeting has one card in a conversation. */
export function buildSharedBefore(facts: {
  readonly title: string;
  readonly channelId: string | null;
}): Message {
  const text = `The card of ${bold(shorten(facts.title, 150))} stands in ${nameOf(facts.channelId)} already, and it follows every change.`;
  return { text, blocks: [section(text)] };
}

/** Channels have a name to show; conversations between people have none. */
function nameOf(channelId: string | null): string {
  return channelId?.startsWith('C') === true ? `<#${channelId}>` : 'that conversation';
}

function describeShared(
  delivery: Delivery,
  { title, place }: { readonly title: string; readonly place: string },
): string {
  switch (delivery) {
    case 'posted':
      return `:white_check_mark: ${title} is shared in ${place}, and its card follows every change.`;
    case 'private':
      return `Only you see this. Pass the details of ${title} on to whom you like:`;
    case 'closed':
      return `I have not shared ${title}: from elsewhere I post into public channels only, and ${place} is not one that I know of. Type the command there, or pass the details on:`;
    case 'not-possible':
      return `I have not shared ${title}, since Slack does not let me post in ${place}. Type \`/invite @starleaf\` there to let me in, or pass the details on:`;
    case 'doubtful':
      return `Slack did not tell me whether the card of ${title} stands in ${place} now, and sent again it might stand there twice. If you do not see it, share it once more or pass the details on:`;
    case 'would-show-addresses':
      return `I have not shared ${title}: as I am not a member here, the post would have shown the e-mail address that you typed. Type \`/invite @starleaf\` to let me in, or pass the details on:`;
    case 'later':
      return `Slack does not take the card of ${title} in ${place} just now. I go on trying for half an hour and tell you how that ends. If it is urgent, pass the details on:`;
    default:
      return delivery satisfies never;
  }
}
