import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { copy } from '../../../src/slack/commands/copy.js';
import { details } from '../../../src/slack/commands/details.js';
import { join } from '../../../src/slack/commands/join.js';
import { list } from '../../../src/slack/commands/list.js';
import { next } from '../../../src/slack/commands/next.js';
import type { Subcommand } from '../../../src/slack/subcommand.js';
import type { StarLeafAccount } from '../../../src/starleaf/service.js';
import { at, invoke, plan } from '../support/facts.js';
import { type ConnectedWorld, openConnectedWorld } from '../support/world.js';

let world: ConnectedWorld;
let starleaf: StarLeafAccount;

beforeEach(async () => {
  world = await openConnectedWorld();
  const { vault, starleaf: service } = world.box.tools;
  const credential = await vault.find(world.owner);
  if (credential === undefined) throw new Error('not connected');
  starleaf = service.account(world.owner, credential);
});

afterEach(() => world.close());

const SUBCOMMANDS: Readonly<Record<string, Subcommand>> = { list, next, join, details, copy };

/** What somebody reads, in a message or a modal, who types this. */
async function type(text: string): Promise<string> {
  const [name = '', ...rest] = text.split(' ');
  const subcommand = SUBCOMMANDS[name];
  if (subcommand === undefined) throw new Error(name);
  const { privately, view } = await subcommand.run({
    invocation: invoke({ text, owner: world.owner }),
    rest: rest.join(' '),
    tools: world.box.tools,
    stage: { expectView: () => {} },
  });
  return typeof privately === 'object' ? privately.text : JSON.stringify(view?.blocks ?? privately);
}

describe('occurrences over a clock change', () => {
  const weekly = plan({ title: 'Standup', recurrence: 'FREQ=WEEKLY;BYDAY=SU' });

  test.each([
    [
      '2027-03-21T09:30',
      ['2027-03-21T09:30:00Z', '2027-03-28T08:30:00Z'],
      ['Sun 21 Mar 2027', 'Sun 28 Mar 2027'],
    ],
    ['2026-12-06T00:30', ['2026-12-06T00:30:00Z', '2026-12-13T00:30:00Z'], ['Sun 6 Dec', 'Sun 13 Dec']],
    [
      '2027-10-24T09:30',
      ['2027-10-24T08:30:00Z', '2027-10-31T09:30:00Z'],
      ['Sun 24 Oct 2027', 'Sun 31 Oct 2027'],
    ],
  ])('from %s are named by their start in UTC, and StarLeaf knows them', async (start, occurIds, days) => {
    await starleaf.putMeeting('c1', { ...weekly, start: at(start) });
    const clock = start.slice(-5);
    await type('list');
    const [first, second] = await world.box.tools.lastLists.find(world.owner);
    expect([first?.occurId, second?.occurId]).toEqual(occurIds);

    await starleaf.cancelOccurrence({ confId: 'c1', occurId: second?.occurId ?? '' });
    const shown = await type('list');
    expect(shown).toContain(`1. Standup, ${days[0]}, ${clock}`);
    expect(shown).toMatch(new RegExp(`2\\. Standup, ${days[1]}, ${clock}–\\d\\d:\\d\\d \\(skipped\\)`));
    expect(await type('join 2')).toContain('This date is skipped');
  });

  test('stay what they are once the series has moved to another zone', async () => {
    await starleaf.putMeeting('c1', { ...weekly, start: at('2027-03-21T09:30') });
    await starleaf.putMeeting('c1', { ...weekly, start: at('2027-03-21T09:30', 'America/New_York') });
    await type('list');
    const keys = await world.box.tools.lastLists.find(world.owner);
    expect(keys.slice(0, 2).map(({ occurId }) => occurId)).toEqual([
      '2027-03-21T13:30:00Z',
      '2027-03-28T13:30:00Z',
    ]);
    for (const { confId, occurId } of keys.slice(0, 2)) {
      expect(await starleaf.findOccurrence({ confId, occurId: occurId ?? '' })).toBeDefined();
    }
  });
});

describe('next', () => {
  test('is what is on, else what comes, and never what is skipped', async () => {
    await starleaf.putMeeting('on', plan({ title: 'On', start: at('2026-11-24T11:45') }));
    await starleaf.putMeeting(
      'soon',
      plan({ title: 'Soon', start: at('2026-11-24T12:40'), recurrence: 'FREQ=DAILY' }),
    );
    expect(await type('next')).toContain('*On* is on now: Today, Tue 24 Nov, 11:45–12:15');
    world.box.tick(20 * 60_000);
    expect(await type('next')).toContain('*Soon* starts in 20 minutes: Today, Tue 24 Nov, 12:40–13:10');
    await starleaf.cancelOccurrence({ confId: 'soon', occurId: '2026-11-24T12:40:00Z' });
    expect(await type('next')).toContain('*Soon* starts Tomorrow, Wed 25 Nov, 12:40–13:10');
  });
});

describe('times', () => {
  test('are told by the clock that their reader chose', async () => {
    await starleaf.putMeeting('c1', plan({ title: 'Roof' }));
    const { settings } = world.box.tools;
    await settings.save(world.owner, { ...(await settings.find(world.owner)), clock: '12' });
    expect(await type('list')).toMatch(/1\. Roof, Tomorrow, Wed 25 Nov, 3:00\s[Pp][Mm]–3:30\s[Pp][Mm]/);
    expect(await type('join 3pm')).toMatch(/Wed 25 Nov, 3:00\s[Pp][Mm]/);
  });
});

describe('details', () => {
  test('show everything about a meeting, addresses as well', async () => {
    await starleaf.putMeeting(
      'c1',
      plan({
        title: 'Roof',
        start: at('2026-11-26T10:00', 'America/New_York'),
        recurrence: 'FREQ=WEEKLY;COUNT=3',
        invitees: ['ben@example.com'],
        description: 'Slates & gutters',
        requireOwner: true,
      }),
    );
    await starleaf.changeOccurrence(
      { confId: 'c1', occurId: '2026-12-03T15:00:00Z' },
      { start: at('2026-12-04T16:00') },
    );
    const shown = await type('details roof');
    for (const words of [
      'Thu 26 Nov, 15:00–15:30 · 30 minutes',
      '10:00 New York time',
      'Repeats every week on Thursday, 3 times, until Thu 10 Dec 2026',
      '• Fri 4 Dec, 16:00–16:30 · _moved from Thu 3 Dec, 15:00_',
      '1 date was changed, moved or skipped.',
      'ben@example.com · no answer yet',
      'Slates &amp; gutters',
      'Starts only with you',
      'Occurrences',
    ]) {
      expect(shown).toContain(words);
    }
  });

  test('of what was made elsewhere offer nothing that would be refused', async () => {
    await starleaf.putMeeting(
      'c1',
      plan({ title: 'Board', unseen: { hideDirEntry: false, externallyManaged: false, rtmp: null } }),
    );
    const shown = await type('details board');
    expect(shown).toContain('Made elsewhere, so it can be changed only in StarLeaf');
    expect(shown).not.toContain('"Edit"');
    expect(shown).not.toContain('"Cancel"');
  });
});

describe('an invite to copy', () => {
  test('is plain text with everything to join by', async () => {
    await starleaf.putMeeting('c1', plan({ title: 'Roof', recurrence: 'FREQ=DAILY;COUNT=2' }));
    expect(await type('copy roof')).toMatch(
      /^Roof\nWed 25 Nov 2026, 15:00–15:30 London time\nRepeats every day, 2 times, until Thu 26 Nov 2026\nJoin: https:\/\/jitsi\.example\.com\/\S+\n/,
    );
  });
});

describe('a StarLeaf that does not answer', () => {
  test.each(['list', 'next', 'join roof', 'details roof', 'copy roof'])(
    'is no empty answer to %s',
    async (text) => {
      await starleaf.putMeeting('c1', plan());
      world.cloud.setWeather({ kind: 'status', method: 'GET', status: 507, times: 100 });
      await expect(type(text)).rejects.toMatchObject({ failure: 'quota' });
    },
  );
});
