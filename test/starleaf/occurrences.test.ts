import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Duration } from 'luxon';
import { toOccurId } from '../../src/starleaf/occurrences.js';
import type { StarLeafAccount } from '../../src/starleaf/service.js';
import { FakeStarLeaf } from './fake-starleaf.js';
import { ada, at, openService, plan } from './support.js';

let fake: FakeStarLeaf;
let account: StarLeafAccount;

/** Wednesdays at three in London from 25 November on; the clocks change on 28 March. */
beforeEach(async () => {
  fake = await FakeStarLeaf.start();
  account = openService(fake).service.account(ada, fake.addPerson('ada@example.com', 'pass word'));
  await account.putMeeting('standup', plan({ recurrence: 'FREQ=WEEKLY;BYDAY=WE' }));
});

afterEach(async () => {
  await fake.stop();
  expect(fake.violations).toEqual([]);
});

const on = (date: string) => ({
  confId: 'standup',
  occurId: toOccurId(at(`${date}T15:00`, 'Europe/London')),
});

describe('an occurrence', () => {
  test('is named by its first start in UTC, on either side of a clock change', () => {
    expect(on('2026-12-02').occurId).toBe('2026-12-02T15:00:00Z');
    expect(on('2027-03-31').occurId).toBe('2027-03-31T14:00:00Z');
  });

  test.each(['2026-12-02', '2027-03-31'])('of %s is found as the series has it', async (date) => {
    const found = await account.findOccurrence(on(date));
    expect(found).toMatchObject({
      ...on(date),
      title: 'Q3 budget',
      description: '',
      participants: [{ email: 'kim@example.com', reply: 'none' }],
      isCancelled: false,
    });
    expect(found?.start.toISO()).toBe(at(`${date}T15:00`, 'Europe/London').toISO());
    expect(found?.duration.as('minutes')).toBe(30);
  });

  test('that is not of the series is not there', async () => {
    const occurId = '2026-12-02T16:00:00Z';
    expect(await account.findOccurrence({ confId: 'standup', occurId })).toBeUndefined();
    expect(await account.findOccurrence({ confId: 'other', occurId })).toBeUndefined();
  });

  test('whose times contradict each other is "unexpected"', async () => {
    const settings = {
      title: 'x',
      timezone: 'UTC',
      start: '2026-12-02T15:00:00',
      end: '2026-12-02T15:00:00',
    };
    fake.conferences.get('standup')?.occurrences.set(on('2026-12-02').occurId, { settings, canceled: false });
    await expect(account.findOccurrence(on('2026-12-02'))).rejects.toMatchObject({ failure: 'unexpected' });
  });
});

describe('changing an occurrence', () => {
  test('moves it, keeps the rest, and leaves its name', async () => {
    await account.changeOccurrence(on('2026-12-02'), { start: at('2026-12-03T09:00', 'America/New_York') });
    const moved = await account.findOccurrence(on('2026-12-02'));
    expect(moved).toMatchObject({ title: 'Q3 budget', participants: [{ email: 'kim@example.com' }] });
    expect(moved?.start.toISO()).toBe('2026-12-03T09:00:00.000-05:00');
    expect(moved?.duration.as('minutes')).toBe(30);
    expect((await account.findMeeting('standup'))?.modifiedOccurrences).toEqual(['2026-12-02T15:00:00Z']);
  });

  test('changes its words, length and people', async () => {
    await account.changeOccurrence(on('2026-12-02'), {
      title: 'Long one',
      description: 'Bring cake',
      duration: Duration.fromObject({ hours: 2 }),
      invitees: ['ana@example.com', 'Ana@example.com'],
    });
    const changed = await account.findOccurrence(on('2026-12-02'));
    expect(changed).toMatchObject({ title: 'Long one', description: 'Bring cake' });
    expect(changed?.duration.as('minutes')).toBe(120);
    expect(changed?.participants.map(({ email }) => email)).toEqual(['Ana@example.com']);
  });

  test('to a time that local time cannot say keeps the moment', async () => {
    const start = at('2027-10-31T01:30:00+00:00', 'Europe/London');
    await account.changeOccurrence(on('2027-10-27'), { start });
    expect((await account.findOccurrence(on('2027-10-27')))?.start.toMillis()).toBe(start.toMillis());
  });

  test('that is not there is "not-found"', async () => {
    const change = account.changeOccurrence({ confId: 'standup', occurId: '2026-12-02T16:00:00Z' }, {});
    await expect(change).rejects.toMatchObject({ failure: 'not-found' });
  });
});

describe('cancelling an occurrence', () => {
  test('cancels one, also twice, and leaves the others', async () => {
    await account.cancelOccurrence(on('2027-03-31'));
    await account.cancelOccurrence(on('2027-03-31'));
    expect(await account.findOccurrence(on('2027-03-31'))).toMatchObject({ isCancelled: true });
    expect(await account.findOccurrence(on('2027-04-07'))).toMatchObject({ isCancelled: false });
  });

  test('is undone by changing nothing', async () => {
    await account.cancelOccurrence(on('2026-12-02'));
    await account.changeOccurrence(on('2026-12-02'), {});
    expect(await account.findOccurrence(on('2026-12-02'))).toMatchObject({
      isCancelled: false,
      title: 'Q3 budget',
    });
  });

  test('of a series that is gone is "not-found"', async () => {
    await account.cancelMeeting('standup');
    await expect(account.cancelOccurrence(on('2026-12-02'))).rejects.toMatchObject({ failure: 'not-found' });
  });
});
