import type { DateTime } from 'luxon';
import type { Owner } from '../../credentials/owner.js';
import type { ConnectedSince } from '../../credentials/vault.js';
import { StarLeafError } from '../../starleaf/errors.js';
import type { MeetingList } from '../../starleaf/meeting-list.js';
import type { Reader } from '../agenda/describe-entry.js';
import { forgetAccount } from '../connected.js';
import { inZone } from '../local-time.js';
import { withClock } from '../settings.js';
import type { Tools } from '../tools.js';

/** What stands on somebody's Home tab. */
export type HomeFacts =
  | { readonly kind: 'stranger'; readonly isRefused: boolean }
  | {
      readonly kind: 'connected';
      readonly account: ConnectedSince;
      readonly list: MeetingList;
      readonly reader: Reader;
      /** In the reader's zone. */
      readonly now: DateTime<true>;
    };

/** Reads everything for one Home tab; the list of meetings is the one that commands share. */
export async function readHomeFacts(owner: Owner, tools: Tools): Promise<HomeFacts> {
  const { vault, starleaf, people } = tools;
  const [account, credential] = await Promise.all([vault.describe(owner), vault.find(owner)]);
  if (account === undefined || credential === undefined) return { kind: 'stranger', isRefused: false };
  try {
    const [list, person, { clock }] = await Promise.all([
      starleaf.account(owner, credential).listMeetings(),
      people.find(owner),
      tools.settings.find(owner),
    ]);
    const reader = { zone: person.zone, locale: withClock(person.locale, clock) };
    return { kind: 'connected', account, list, reader, now: inZone(tools.now(), reader.zone) };
  } catch (error) {
    if (!(error instanceof StarLeafError) || error.failure !== 'sign-in-refused') throw error;
    await forgetAccount(owner, tools);
    return { kind: 'stranger', isRefused: true };
  }
}
