import { ownerKey } from '../../credentials/owner.js';
import { StarLeafError } from '../../starleaf/errors.js';
import type { ListedMeeting } from '../../starleaf/meeting-list.js';
import type { Answer } from '../answer.js';
import { asAnnounced } from './as-announced.js';
import { cancelAll, cancelFollowing } from './cancel-all.js';
import type { ChangeUse } from './change.js';
import { changeAll } from './change-all.js';
import { changeFollowing } from './change-following.js';
import { changeOne } from './change-one.js';
import { followCards } from './follow-cards.js';
import type { Outcome } from './outcome.js';
import { readMeeting } from './read-meeting.js';
import { NOT_OURS } from './words.js';

/**
 * Makes a change in StarLeaf and has the cards follow: each is edited where it stands, with a line in its thread. Made
 * twice, it is said once. Throws StarLeafError for what a later try may mend.
 */
export async function changeMeeting(use: ChangeUse): Promise<Answer> {
  const { tools, owner, confId } = use;
  // In turn: the second of two presses then finds that all is done.
  return tools.inTurn(`change ${ownerKey(owner)}/${confId}`, async () => {
    try {
      return await followCards(use, await asAnnounced(use, await apply(use)));
    } catch (error) {
      if (!(error instanceof StarLeafError)) throw error;
      if (error.failure === 'forbidden') return { privately: NOT_OURS };
      if (error.failure === 'not-found') return followCards(use, await asAnnounced(use, { kind: 'gone' }));
      throw error;
    }
  });
}

async function apply(use: ChangeUse): Promise<Outcome> {
  const meeting = await readMeeting(use.account.starleaf, use.confId);
  return meeting === undefined ? { kind: 'gone' } : applyTo(use, meeting);
}

function applyTo({ change, ...use }: ChangeUse, meeting: ListedMeeting): Promise<Outcome> {
  switch (change.kind) {
    case 'cancel':
      return cancelAll({ ...use, change }, meeting);
    case 'cancel-following':
      return cancelFollowing({ ...use, change }, meeting);
    case 'cancel-occurrence':
    case 'restore-occurrence':
    case 'change-occurrence':
      return changeOne({ ...use, change }, meeting);
    case 'change':
      return changeAll({ ...use, change }, meeting);
    case 'change-following':
      return changeFollowing({ ...use, change }, meeting);
    default:
      return change satisfies never;
  }
}
