import type { ActionUse } from '../action.js';
import { toEntryRef } from '../agenda/entry-ref.js';
import type { Answer } from '../answer.js';
import { buildNotYours } from '../blocks/not-yours.js';
import { readCardBlockId } from '../card-ref.js';
import type { Press } from '../press.js';
import { toInvocation } from '../press-invocation.js';

/**
 * Details, or a choice of the menu of a card. Its organiser goes on as if they had typed it; anybody else learns
 * politely whose meeting it is, and how to join.
 */
export async function cardMenu(press: Press, { tools, run }: ActionUse): Promise<Answer> {
  const card = readCardBlockId(press.blockId);
  const subcommand = SUBCOMMANDS.get(press.value);
  if (card === undefined || subcommand === undefined) return { privately: buildNotYours(null) };
  const { userId, confId } = card;
  if (press.owner.userId === userId) {
    const ref = toEntryRef({ confId, occurId: null });
    return run(toInvocation(press, { text: `${subcommand} ${ref}`, now: tools.now() }));
  }
  // The button is only told whose card this is: what is said about it comes from the record.
  const record = await tools.cards.find({ ...press.owner, userId }, confId);
  const isHere = record?.places.some(
    ({ channelId, ts }) => channelId === press.channelId && (ts === null || ts === press.messageTs),
  );
  return { privately: buildNotYours(isHere === true && record !== undefined ? record : null) };
}

/** What an entry stands for → what its organiser might have typed. */
const SUBCOMMANDS: ReadonlyMap<string, string> = new Map([
  ['details', 'details'],
  ['edit', 'edit'],
  ['skip', 'skip'],
  ['cancel', 'cancel'],
  ['share', 'share'],
  ['invite', 'copy'],
]);
