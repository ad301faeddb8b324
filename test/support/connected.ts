import { PEOPLE } from '../../src/playground/people.js';
import { followConnectLink } from './connect.js';
import { findButton, type Seat } from './seat.js';

/** Connects the account of somebody of the playground as they would: by the command and the page behind its link. */
export async function connectAt(channel: string, seat: Seat): Promise<void> {
  const person = PEOPLE.find(({ id }) => id === seat.user);
  if (person === undefined) throw new Error(`nobody is ${seat.user}`);
  await seat.type(channel, '/starleaf connect');
  const prompt = await seat.seeWords(channel, 'Connect my account');
  const link = findButton(prompt.blocks, 'Connect my account')?.url ?? '';
  const answer = await followConnectLink(link, person);
  if (!answer.ok) throw new Error(`connecting answered ${answer.status}`);
  await seat.seeWords(channel, 'Connected to StarLeaf as');
}
