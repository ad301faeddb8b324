import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { PEOPLE } from '../../src/playground/people.js';
import type { Message } from '../../src/playground/protocol.js';
import { connectAt } from '../support/connected.js';
import { Onlooker } from '../support/onlooker.js';
import { findButton, type Seat, wordsOf } from '../support/seat.js';
import { troublesIn } from '../support/troubles.js';
import { openWorld, type World } from '../support/world.js';

const GENERAL = 'C0GENERAL1';
const LEADERSHIP = 'C0LEADERS1';

let world: World;
let ana: Seat;
let ben: Seat;

beforeEach(async () => {
  world = await openWorld();
  ana = world.seat('ana');
  ben = world.seat('ben');
  await connectAt(GENERAL, ana);
});

afterEach(async () => {
  await world.close();
  expect(troublesIn(world.logged())).toEqual([]);
});

/** A Monday at least a week ahead, by London's clocks. */
const MONDAY = DateTime.now().setZone('Europe/London').plus({ weeks: 2 }).startOf('week');
const say = (day: DateTime) => day.setLocale('en-GB').toFormat('ccc d LLL');
const type = (day: DateTime) => day.setLocale('en-GB').toFormat('d LLLL yyyy');

async function schedule(sentence: string, channel = GENERAL): Promise<Message> {
  await ana.type(channel, `/starleaf ${sentence}`);
  await ana.seeWords(channel, 'Undo cancels');
  return cardOf(channel);
}

async function cardOf(channel = GENERAL): Promise<Message> {
  const card = (await ana.read(channel)).find((message) => isCard(message));
  if (card === undefined) throw new Error('no card');
  return card;
}

const isCard = (message: Message) =>
  message.ephemeralFor === null &&
  /scheduled by|Cancelled/.test(wordsOf(message)) &&
  message.threadTs === null;

async function linesOf(card: Message): Promise<readonly string[]> {
  const messages = await ana.read(card.channel);
  return messages
    .filter(({ threadTs, ts }) => threadTs === card.ts && ts !== card.ts)
    .map(({ text }) => text);
}

function series(title = 'standup'): Promise<Message> {
  return schedule(`every Monday at 9:30 starting ${type(MONDAY)} 5 times for 15 minutes about ${title}`);
}

describe('one date of a series', () => {
  test('is skipped at once, and takes place again by Undo: card and thread follow', async () => {
    const card = await series();
    expect(wordsOf(card)).toContain(say(MONDAY.plus({ weeks: 3 })));
    await ana.type(GENERAL, `/starleaf skip standup ${type(MONDAY.plus({ weeks: 1 }))}`);
    const done = await ana.seeWords(GENERAL, 'is off. The other dates stay.', 'Undo');
    expect(done.ephemeralFor).toBe(ana.user);
    expect(wordsOf(await cardOf())).toContain(`~${say(MONDAY.plus({ weeks: 1 }))}~ skipped`);
    expect(await linesOf(card)).toEqual([
      `${say(MONDAY.plus({ weeks: 1 }))} is off: skipped by <@${ana.user}>`,
    ]);

    await ana.press(GENERAL, 'Undo');
    await ana.seeWords(GENERAL, 'takes place again.');
    expect(wordsOf(await cardOf())).not.toContain('skipped');
    expect(await linesOf(card)).toHaveLength(2);
    expect(findButton((await cardOf()).blocks, 'Join')).toBeDefined();
  });

  test('is skipped once, however often it is asked for', async () => {
    const card = await series();
    const sentence = `/starleaf skip standup ${type(MONDAY)}`;
    await ana.type(GENERAL, sentence);
    await ana.seeWords(GENERAL, 'is off. The other dates stay.');
    await ana.type(GENERAL, sentence);
    await ana.seeWords(GENERAL, 'is off already.');
    expect(await linesOf(card)).toHaveLength(1);
  });

  test('moves by itself: the form asks which meetings, and only that one goes', async () => {
    const card = await series();
    await ana.type(GENERAL, '/starleaf move standup to 4pm');
    await ana.seeModal('Which meetings?', 'Only this one', 'Moves 1 meeting');
    await ana.fill('Which meetings?', 'This and all following');
    await ana.seeModal('Moves 5 meetings; the link stays.');
    await ana.fill('Which meetings?', 'Only this one');
    await ana.seeModal('Moves 1 meeting');
    await ana.submit();
    await ana.seeModal('16:00–16:15', 'instead of', 'Undo');
    expect(wordsOf(await cardOf())).toContain(`${say(MONDAY)}, 16:00–16:15 _moved_`);
    expect((await linesOf(card))[0]).toContain(`${say(MONDAY)}: Moved to`);
    await ana.pressInModal('Undo');
    await ana.seeModal('09:30–09:45 London time, instead of');
    expect(wordsOf(await cardOf())).not.toContain('16:00');
  });

  test('moves once, when the form is submitted twice', async () => {
    const card = await series();
    await ana.type(GENERAL, '/starleaf move standup to 4pm');
    await ana.seeModal('Which meetings?');
    await Promise.allSettled([ana.submit(), ana.submit()]);
    await ana.see(GENERAL, (messages) => messages.some(({ text }) => text.includes('Moved to')));
    await ana.closeModals();
    await ana.type(GENERAL, '/starleaf next');
    await ana.seeWords(GENERAL, 'standup* starts');
    expect(await linesOf(card)).toHaveLength(1);
  });

  test('is skipped and restored from the list of occurrences', async () => {
    const card = await series();
    await ana.type(GENERAL, '/starleaf occurrences standup');
    await ana.seeModal('Occurrences', say(MONDAY));
    await ana.pick('modal', say(MONDAY.plus({ weeks: 2 })), 'Skip this one');
    await ana.seeModal('is off. The other dates stay.', '_skipped_');
    await ana.pick('modal', say(MONDAY.plus({ weeks: 2 })), 'Let it take place');
    const modal = await ana.seeModal('takes place again');
    expect(JSON.stringify(modal)).not.toContain('_skipped_');
    expect(await linesOf(card)).toHaveLength(2);
  });

  test('keeps its original start for a name, over both changes of the clocks', async () => {
    await schedule(`every Monday at 9:30 starting ${type(MONDAY)} about watch`);
    const days = [changeAfter(MONDAY), changeAfter(changeAfter(MONDAY))].map((change) =>
      change.plus({ weeks: 1 }).startOf('week'),
    );
    for (const day of days) {
      await ana.type(GENERAL, `/starleaf skip watch ${type(day)}`);
      await ana.seeWords(GENERAL, day.setLocale('en-GB').toFormat('ccc d LLL yyyy'), 'is off.');
    }
    const { body } = await (await onlooker()).ask('GET', `/myconferences/${await onlyId()}`);
    const names = days.map((day) =>
      day.set({ hour: 9, minute: 30 }).toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'"),
    );
    expect(body).toMatchObject({ occur_mod: names.sort() });
    expect(new Set(names.map((name) => name.slice(11)))).toEqual(new Set(['08:30:00Z', '09:30:00Z']));
  });
});

describe('a series', () => {
  test('goes on as another from one date on, with a card of its own', async () => {
    const card = await series();
    await ana.type(GENERAL, `/starleaf skip standup ${type(MONDAY.plus({ weeks: 3 }))}`);
    await ana.seeWords(GENERAL, 'is off.');
    await ana.type(
      GENERAL,
      `/starleaf move "standup ${type(MONDAY.plus({ weeks: 2 }))}" to ${type(MONDAY.plus({ weeks: 2, days: 1 }))} 11:00`,
    );
    await ana.seeModal('Which meetings?');
    await ana.fill('Which meetings?', 'This and all following');
    await ana.seeModal('Ends the series before', 'a new link');
    await ana.submit();
    await ana.seeModal('is a new series with a new link', '1 skipped date stays off');
    const ended = wordsOf(await cardOf());
    expect(ended).toContain(say(MONDAY.plus({ weeks: 1 })));
    expect(ended).not.toContain(say(MONDAY.plus({ weeks: 2 })));
    expect((await linesOf(card)).at(-1)).toContain('a series of its own now');
    const heir = await ben.seeWords(GENERAL, 'standup', 'Tuesday', '11:00–11:15');
    expect(heir.ts).not.toBe(card.ts);
    expect(wordsOf(heir)).toContain(`~${say(MONDAY.plus({ weeks: 3, days: 1 }))}~ skipped`);
  });

  test('is cancelled only after asking, and its card has no Join then', async () => {
    const card = await series();
    await ana.type(GENERAL, '/starleaf cancel standup');
    const question = await ana.seeWords(
      GENERAL,
      'Cancel *standup*',
      `People in <#${GENERAL}>`,
      'nobody gets an e-mail',
    );
    expect(findButton(question.blocks, 'Only this one')).toBeDefined();
    await ana.press(GENERAL, 'The whole series');
    await ana.seeWords(GENERAL, 'is cancelled, the whole series');
    const cancelled = await cardOf();
    expect(findButton(cancelled.blocks, 'Join')).toBeUndefined();
    expect(await linesOf(card)).toEqual([`Cancelled by <@${ana.user}>`]);
  });
});

describe('a meeting', () => {
  test('moves to an hour and back, in the card of the conversation and its thread', async () => {
    const card = await schedule(`${type(MONDAY)} 10:00 for 45 minutes about budget`);
    await ana.type(GENERAL, '/starleaf move budget to 4pm');
    const press = await ana.seeAnswer(GENERAL, 'is moved', '16:00–16:45', 'instead of', 'Undo');
    expect(wordsOf(await cardOf())).toContain('16:00–16:45 London time');
    expect((await linesOf(card))[0]).toMatch(/^Moved to .* 16:00–16:45 London time by <@/);
    await press('Undo');
    await ana.seeAnswer(GENERAL, '10:00–10:45 London time, instead of');
    expect(wordsOf(await cardOf())).toContain('10:00–10:45');
  });

  test('keeps its hour on another day, and doubts are asked about', async () => {
    await schedule(`${type(MONDAY)} 10:00 about intro to Rust`);
    await ana.type(GENERAL, `/starleaf move intro to Rust to ${type(MONDAY.plus({ days: 2 }))}`);
    await ana.seeWords(GENERAL, 'is moved', `${say(MONDAY.plus({ days: 2 }))}`, '10:00–10:30');
    await ana.type(GENERAL, '/starleaf move intro to Rust to 7');
    await ana.seeWords(GENERAL, 'in more than one way');
    await ana.press(GENERAL, 'Neither');
    await ana.type(GENERAL, '/starleaf move intro to Rust to whenever');
    await ana.seeWords(GENERAL, 'I find no time in “whenever”');
    await ana.type(GENERAL, '/starleaf move "intro to Rust"');
    await ana.seeWords(GENERAL, 'When is *intro to Rust* to take place instead?');
  });

  test('is changed by its organiser alone; others are told so, and how to join', async () => {
    await schedule(`${type(MONDAY)} 10:00 about budget`);
    await ben.pick({ channel: GENERAL }, 'Details', 'Cancel');
    const told = await ben.seeWords(GENERAL, `Only <@${ana.user}> can change *budget*`);
    expect(told.ephemeralFor).toBe(ben.user);
    expect(findButton(told.blocks, 'Join')?.url).toMatch(/^https:\/\/jitsi/);
    await ana.press(GENERAL, 'Details');
    await ana.seeModal('Meeting', 'budget', 'Copy invite');
    await ana.closeModals();
    await ana.pick({ channel: GENERAL }, 'Details', 'Edit');
    await ana.seeModal('budget', 'Title');
    await ana.closeModals();
    await ana.pick({ channel: GENERAL }, 'Details', 'Cancel');
    await ana.seeWords(GENERAL, 'Cancel *budget*');
    await ana.press(GENERAL, 'Cancel the meeting');
    await ana.seeWords(GENERAL, 'is cancelled, and nobody can join it any more');
  });

  test('cancelled elsewhere meanwhile is said to be so, once, and its card follows', async () => {
    const card = await schedule(`${type(MONDAY)} 10:00 about budget`);
    await ana.type(GENERAL, '/starleaf cancel budget');
    await ana.seeWords(GENERAL, 'Cancel *budget*');
    await (await onlooker()).ask('DELETE', `/myconferences/${await onlyId()}`);
    await ana.press(GENERAL, 'Cancel the meeting');
    await ana.seeWords(GENERAL, '*budget* is no longer in StarLeaf');
    expect(wordsOf(await cardOf())).toContain('Cancelled in StarLeaf');
    expect(await linesOf(card)).toEqual(['Cancelled in StarLeaf']);
  });

  test('where the app is no member is followed beneath its card', async () => {
    await ana.type(LEADERSHIP, `/starleaf ${type(MONDAY)} 10:00 about salaries`);
    await ana.seeWords(LEADERSHIP, 'Undo cancels');
    await ana.type(LEADERSHIP, '/starleaf move salaries to 11:00');
    await ana.seeWords(LEADERSHIP, 'Moved to', '11:00–11:30', 'scheduled by');
    await ana.seeWords(LEADERSHIP, '*salaries* is moved');
  });
});

async function onlooker(): Promise<Onlooker> {
  const person = PEOPLE.find(({ name }) => name === 'ana');
  if (person === undefined) throw new Error('nobody is ana');
  return Onlooker.signIn(`${world.origin}/v1`, person);
}

async function onlyId(): Promise<string> {
  const { body } = await (await onlooker()).ask('GET', '/myconferences');
  return (body as { conf_ids: string[] }).conf_ids[0] ?? '';
}

/** The first day after another on which the clocks have changed. */
function changeAfter(day: DateTime): DateTime {
  let next = day.plus({ days: 1 });
  while (next.offset === next.minus({ days: 1 }).offset) next = next.plus({ days: 1 });
  return next;
}
