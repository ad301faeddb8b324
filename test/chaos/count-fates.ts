import type { Message } from '../../src/playground/protocol.js';
import { Onlooker } from '../support/onlooker.js';
import { Seat } from '../support/seat.js';
import type { Crowd } from './crowd.js';
import { PASSWORD } from './furnish.js';
import type { Surroundings } from './surroundings.js';
import type { Fate, Wish } from './wish.js';

/** Looks from outside at what there is of each wish: in the conference server as its people, in Slack as a reader. */
export async function countFates(
  facts: Pick<Surroundings, 'slack' | 'cloudUrl'> & { readonly crowd: Crowd },
): Promise<(wish: Wish) => Fate> {
  const [titles, cards] = await Promise.all([readTitles(facts), readCards(facts)]);
  return ({ title }) => {
    const posted = cards.filter(({ text }) => text.startsWith(`${title}, `));
    return {
      conferences: titles.filter((each) => each === title).length,
      cards: posted.length,
      cardAt: posted[0] === undefined ? null : Number(posted[0].ts) * 1_000,
    };
  };
}

/** Of all conferences of everybody. */
async function readTitles({ cloudUrl, crowd }: Parameters<typeof countFates>[0]): Promise<readonly string[]> {
  const titles: string[] = [];
  for (const { email } of crowd.people) {
    const onlooker = await Onlooker.signIn(cloudUrl, { email, password: PASSWORD });
    titles.push(...(await onlooker.conferences()).map(({ settings }) => settings.title));
  }
  return titles;
}

/** Everything public that stands in the channels. */
async function readCards({ slack, crowd }: Parameters<typeof countFates>[0]): Promise<readonly Message[]> {
  const channels = crowd.conversations.filter(({ kind }) => kind === 'private');
  const read = channels.map(({ id, members }) => new Seat(slack.origin, members[0] ?? '').read(id));
  return (await Promise.all(read)).flat().filter(({ ephemeralFor }) => ephemeralFor === null);
}
