import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Answer } from '../../../src/slack/answer.js';
import type { MeetingChange } from '../../../src/slack/changes/change.js';
import { changeMeeting } from '../../../src/slack/changes/change-meeting.js';
import { readMeeting } from '../../../src/slack/changes/read-meeting.js';
import type { ConnectedAccount } from '../../../src/slack/connected.js';
import { StarLeafError } from '../../../src/starleaf/errors.js';
import type { MeetingPlan } from '../../../src/starleaf/meeting.js';
import { ANA, at, minutes, plan } from '../support/facts.js';
import { type ConnectedWorld, openConnectedWorld } from '../support/world.js';

const CONF_ID = 'slack-1';
const DAY = 86_400_000;
/** Thursdays from 26 November, five of them. */
const WEEKLY = plan({
  title: 'Standup',
  start: at('2026-11-26T09:30'),
  duration: minutes(15),
  recurrence: 'FREQ=WEEKLY;BYDAY=TH;COUNT=5',
  invitees: ['ben@example.com', 'guest@outside.example'],
});

let world: ConnectedWorld;
let account: ConnectedAccount;

beforeEach(async () => {
  world = await openConnectedWorld();
  const { tools } = world.box;
  const credential = await tools.vault.find(world.owner);
  if (credential === undefined) throw new Error('not connected');
  account = { credential, starleaf: tools.starleaf.account(world.owner, credential) };
});

afterEach(() => world.close());

async function post(what: MeetingPlan, ...channels: readonly string[]): Promise<void> {
  const { dialIn } = await account.starleaf.putMeeting(CONF_ID, what);
  const record = {
    owner: world.owner,
    confId: CONF_ID,
    title: what.title,
    startsAt: what.start.toMillis(),
    durationMinutes: what.duration.as('minutes'),
    zone: what.start.zoneName,
    recurrence: what.recurrence,
    participants: ['BEN'],
    startsNow: false,
    joinUrl: dialIn.joinUrl,
    isCancelled: false,
  };
  for (const channelId of channels) {
    const place = { channelId, ts: `17.${channelId}`, threadTs: null, replyAddress: null };
    await world.box.tools.cards.keep(record, place);
  }
}

function make(change: MeetingChange, confId = CONF_ID): Promise<Answer> {
  return changeMeeting({ tools: world.box.tools, account, owner: world.owner, confId, change });
}

async function names(confId = CONF_ID): Promise<readonly string[]> {
  const meeting = await readMeeting(account.starleaf, confId);
  return (meeting?.exceptions ?? []).map(
    ({ occurId, isCancelled }) => `${occurId} ${isCancelled ? 'off' : 'changed'}`,
  );
}

const told = ({ privately, changedCards }: Answer) =>
  changedCards?.confirmation?.(0).text ??
  (privately === undefined || privately === 'removed' ? '' : privately.text);

/** What else was made, whether or not it is old enough to have left the list by now. */
async function othersOf(): Promise<readonly string[]> {
  const put = world.cloud.requests.flatMap(
    (request) => /^PUT .*\/myconferences\/([^/]+)$/.exec(request)?.[1] ?? [],
  );
  const others = [...new Set(put)].filter((id) => id !== CONF_ID);
  const found = await Promise.all(others.map((id) => account.starleaf.findMeeting(id)));
  return found.flatMap((meeting) => meeting?.confId ?? []);
}

describe('cards', () => {
  test('of all conversations follow, with the people that Slack knows and a count of the others', async () => {
    await post(WEEKLY, 'C1', 'C2');
    const { changedCards } = await make({ kind: 'cancel-occurrence', occurId: '2026-12-03T09:30:00Z' });
    expect(changedCards?.places.map(({ channelId }) => channelId)).toEqual(['C1', 'C2']);
    const card = JSON.stringify(changedCards?.message.blocks);
    expect(card).toContain('With <@BEN>, 1 guest by e-mail');
    expect(card).toContain('Thu 26 Nov · ~Thu 3 Dec~ skipped · Thu 10 Dec');
    expect(card).not.toContain('outside.example');
  });

  test('name who is invited by now', async () => {
    await post(WEEKLY, 'C1');
    const { changedCards } = await make({
      kind: 'change',
      plan: { ...WEEKLY, title: 'Sync', invitees: ['chi@example.com'] },
      people: ['CHI'],
    });
    expect(changedCards?.line).toBe(`Now called *Sync*; other people invited by <@${ANA.userId}>`);
    expect(JSON.stringify(changedCards?.message.blocks)).toContain('With <@CHI>"');
    expect((await world.box.tools.cards.find(world.owner, CONF_ID))?.participants).toEqual(['CHI']);
  });

  test('that Slack will not change are confessed', async () => {
    await post(WEEKLY, 'C1', 'C2');
    const { changedCards } = await make({ kind: 'cancel' });
    expect(changedCards?.confirmation?.(1).text).toContain('did not let me change the card');
  });

  test('are none of a meeting that was not posted: its person is told all the same', async () => {
    await post(WEEKLY);
    const answer = await make({ kind: 'cancel' });
    expect(answer).toMatchObject({ changesHome: true });
    expect(told(answer)).toContain('*Standup* is cancelled, the whole series');
  });
});

describe('one date', () => {
  test('is named by its original start, also when the zone of the series has changed since', async () => {
    await post({ ...WEEKLY, recurrence: 'FREQ=WEEKLY;BYDAY=TH' }, 'C1');
    const start = at('2026-11-26T09:30', 'America/New_York');
    await make({ kind: 'change', plan: { ...WEEKLY, recurrence: 'FREQ=WEEKLY;BYDAY=TH', start } });
    // New York changes its clocks on 14 March and 7 November.
    for (const occurId of ['2027-03-11T14:30:00Z', '2027-03-18T13:30:00Z', '2027-11-11T14:30:00Z']) {
      const { changedCards } = await make({ kind: 'cancel-occurrence', occurId });
      expect(changedCards?.line).toContain('is off: skipped by');
    }
    expect(told(await make({ kind: 'cancel-occurrence', occurId: '2027-03-18T09:30:00Z' }))).toContain(
      'has no meeting on that date any more',
    );
    expect(await names()).toEqual([
      '2027-03-11T14:30:00Z off',
      '2027-03-18T13:30:00Z off',
      '2027-11-11T14:30:00Z off',
    ]);
  });

  test('keeps its name when it moves, and moves from there again', async () => {
    await post(WEEKLY, 'C1');
    const occurId = '2026-12-03T09:30:00Z';
    for (const hour of ['16:00', '17:00']) {
      const start = at(`2026-12-04T${hour}`);
      const { changedCards } = await make({ kind: 'change-occurrence', occurId, change: { start } });
      expect(changedCards?.line).toBe(
        `Thu 3 Dec: Moved to Fri 4 Dec 2026, ${hour}–${hour.replace(':00', ':15')} London time by <@${ANA.userId}>`,
      );
    }
    const again = await make({
      kind: 'change-occurrence',
      occurId,
      change: { start: at('2026-12-04T17:00') },
    });
    expect(again.changedCards?.line).toBeNull();
    expect(told(again)).toContain('is as you want it already');
    expect(await names()).toEqual([`${occurId} changed`]);
  });

  test('that is over stays as it was', async () => {
    await post(WEEKLY, 'C1');
    world.box.tick(3 * DAY);
    for (const kind of ['cancel-occurrence', 'restore-occurrence'] as const) {
      expect(told(await make({ kind, occurId: '2026-11-26T09:30:00Z' }))).toContain('is over already');
    }
    expect(await names()).toEqual([]);
  });
});

describe('this and the following', () => {
  const occurId = '2026-12-10T09:30:00Z';
  const following: MeetingChange = {
    kind: 'change-following',
    occurId,
    plan: { ...WEEKLY, start: at('2026-12-11T11:00'), recurrence: 'FREQ=WEEKLY;BYDAY=FR;COUNT=3' },
  };

  test('become a series of their own once, however often it is asked for', async () => {
    await post(WEEKLY, 'C1');
    await make({ kind: 'cancel-occurrence', occurId: '2026-12-17T09:30:00Z' });
    const answers = await Promise.all([make(following), make(following)]);
    expect(answers.map(({ changedCards }) => changedCards?.successor !== undefined)).toEqual([true, false]);
    expect(answers.map(told)[1]).toContain('has no meeting on that date any more');
    const [heir = '', ...others] = await othersOf();
    expect(others).toEqual([]);
    expect(await names(heir)).toEqual(['2026-12-18T11:00:00Z off']);
    expect((await account.starleaf.findMeeting(CONF_ID))?.recurrence).toContain('UNTIL=20261203');
  });

  test('are made whole by another try, when StarLeaf failed in between', async () => {
    await post(WEEKLY, 'C1');
    world.cloud.setWeather({ kind: 'status', method: 'PUT', status: 507, times: 1 });
    await expect(make(following)).rejects.toThrow(StarLeafError);
    expect(await othersOf()).toEqual([]);
    expect((await account.starleaf.findMeeting(CONF_ID))?.recurrence).toContain('COUNT=5');
    const { changedCards } = await make(following);
    expect(changedCards?.successor?.record.recurrence).toContain('BYDAY=FR');
    expect(await othersOf()).toHaveLength(1);
  });

  test('take over the card where nothing of the old series is to come', async () => {
    await post(WEEKLY, 'C1');
    world.box.tick(12 * DAY);
    const { changedCards } = await make(following);
    expect(changedCards?.successor).toBeUndefined();
    expect(JSON.stringify(changedCards?.message.blocks)).toContain('11:00–11:15');
    const [heir = ''] = await othersOf();
    const cards = await world.box.tools.cards.find(world.owner, heir);
    expect(cards?.places).toMatchObject([{ channelId: 'C1' }]);
  });

  test('may be cancelled, and leave the rest', async () => {
    await post(WEEKLY, 'C1');
    const { changedCards } = await make({ kind: 'cancel-following', occurId });
    expect(changedCards?.line).toBe(`No more meetings from Thu 10 Dec on: cancelled by <@${ANA.userId}>`);
    expect(JSON.stringify(changedCards?.message.blocks)).toContain('"Join"');
    expect((await account.starleaf.findMeeting(CONF_ID))?.recurrence).toContain('UNTIL=20261203');
  });
});

describe('all of a series', () => {
  test('that is still to come stays one, and what was skipped stays off', async () => {
    await post(WEEKLY, 'C1');
    await make({ kind: 'cancel-occurrence', occurId: '2026-12-03T09:30:00Z' });
    await make({
      kind: 'change-occurrence',
      occurId: '2026-12-10T09:30:00Z',
      change: { start: at('2026-12-10T12:00') },
    });
    const answer = await make({ kind: 'change', plan: { ...WEEKLY, start: at('2026-11-26T16:00') } });
    expect(told(answer)).toContain('1 skipped date stays off. 1 date that you had changed by itself follows');
    expect(await names()).toEqual(['2026-12-03T16:00:00Z off']);
    expect(await othersOf()).toEqual([]);
  });

  test('that has begun keeps what took place: new times are a series of their own', async () => {
    await post(WEEKLY, 'C1');
    world.box.tick(8 * DAY);
    const answer = await make({ kind: 'change', plan: { ...WEEKLY, start: at('2026-11-26T16:00') } });
    expect(told(answer)).toContain('what took place stays as it was');
    expect((await account.starleaf.findMeeting(CONF_ID))?.recurrence).toContain('UNTIL=20261126');
    const [heir = ''] = await othersOf();
    const meeting = await account.starleaf.findMeeting(heir);
    expect(meeting?.start?.toISO()).toBe('2026-12-03T16:00:00.000+00:00');
    expect(meeting?.recurrence).toContain('COUNT=4');
  });

  test('takes a new title without becoming another', async () => {
    await post(WEEKLY, 'C1');
    world.box.tick(8 * DAY);
    const { changedCards } = await make({ kind: 'change', plan: { ...WEEKLY, title: 'Sync' } });
    expect(changedCards?.line).toBe(`Now called *Sync* by <@${ANA.userId}>`);
    expect(await othersOf()).toEqual([]);
  });

  test('that StarLeaf could not hold is refused before anything is changed', async () => {
    await post(WEEKLY, 'C1');
    const answer = await make({ kind: 'change', plan: { ...WEEKLY, start: at('2026-11-27T09:30') } });
    expect(told(answer)).toContain('I have changed nothing.');
    expect((await account.starleaf.findMeeting(CONF_ID))?.start?.toISODate()).toBe('2026-11-26');
  });
});

describe('a conference', () => {
  test('that was deleted meanwhile is not made anew by an edit', async () => {
    await post(WEEKLY, 'C1');
    await account.starleaf.cancelMeeting(CONF_ID);
    const { changedCards } = await make({ kind: 'change', plan: { ...WEEKLY, title: 'Sync' } });
    expect(changedCards?.line).toBe('Cancelled in StarLeaf');
    expect(changedCards?.confirmation?.(0).text).toContain('*Standup* is no longer in StarLeaf');
    expect((await make({ kind: 'cancel' })).changedCards?.line).toBeNull();
    expect(await account.starleaf.findMeeting(CONF_ID)).toBeUndefined();
  });

  test('that is none of ours is explained, not failed', async () => {
    await post(WEEKLY, 'C1');
    world.cloud.setWeather({ kind: 'status', method: 'DELETE', status: 403, times: 1 });
    expect(told(await make({ kind: 'cancel' }))).toContain('was made outside this app');
  });
});
