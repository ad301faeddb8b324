import type { Message } from '../../protocol.js';
import { dayNumber } from '../time/clock.js';

const GROUP_SECONDS = 300;

/** A message as it stands in its list. */
export interface Row {
  readonly message: Message;
  /** The first of its day. */
  readonly startsDay: boolean;
  /** Follows soon on another by the same author, so name and picture need not be repeated. */
  readonly continues: boolean;
  readonly replies: readonly Message[];
}

export const secondsOf = (ts: string): number => Number(ts);

/** A conversation's messages without the replies that stand in threads alone, each with what it needs to know of its neighbours. */
export function arrange(messages: readonly Message[], zone: string): Row[] {
  const shown = messages.filter(
    ({ threadTs, ts, isBroadcast }) => threadTs === null || threadTs === ts || isBroadcast === true,
  );
  return arrangeInOrder(shown, zone).map((row) => ({ ...row, replies: repliesTo(row.message, messages) }));
}

/** The replies in a message's thread, without the message itself. */
export const repliesTo = (root: Message, messages: readonly Message[]): readonly Message[] =>
  messages.filter(({ threadTs, ts }) => threadTs === root.ts && ts !== root.ts);

/** Messages one after another, as in an open thread. */
export function arrangeInOrder(messages: readonly Message[], zone: string): Row[] {
  return messages.map((message, index) => {
    const before = messages[index - 1];
    const startsDay = before === undefined || dayOf(before, zone) !== dayOf(message, zone);
    return { message, startsDay, continues: !startsDay && follows(before, message), replies: [] };
  });
}

const follows = (before: Message, message: Message): boolean =>
  before.user === message.user &&
  before.ephemeralFor === message.ephemeralFor &&
  message.blocks.length === 0 &&
  message.isBroadcast !== true &&
  secondsOf(message.ts) - secondsOf(before.ts) < GROUP_SECONDS;

const dayOf = (message: Message, zone: string): number =>
  dayNumber(new Date(secondsOf(message.ts) * 1000), zone);
