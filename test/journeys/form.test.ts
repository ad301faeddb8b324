import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { PEOPLE } from '../../src/playground/people.js';
import type { OpenView } from '../../src/playground/protocol.js';
import { Onlooker } from '../support/onlooker.js';
import { type Seat, wordsOf } from '../support/seat.js';
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
});

afterEach(async () => {
  await world.close();
  expect(troublesIn(world.logged())).toEqual([]);
});

/** A day well ahead, as pickers hold it. */
const DAY = DateTime.now().setZone('America/New_York').plus({ days: 9 });
const IN_WORDS = DAY.setLocale('en-US').toFormat('LLLL d yyyy');

function accountOf(name: string) {
  const person = PEOPLE.find((somebody) => somebody.name === name);
  if (person === undefined) throw new Error(name);
  return person;
}

const holding = (view: OpenView, word: string) => JSON.stringify(view.view).includes(word);

describe('the form', () => {
  test('opens for a meeting without a time, filled in with what was said', async () => {
    await ben.type(
      GENERAL,
      '/starleaf meet about the budget with @ana and guest@outside.example for 50 minutes',
    );
    const modal = await ben.seeModal('Schedule a meeting', 'budget', 'guest@outside.example', '50 minutes');
    expect(holding(modal, ana.user)).toBe(true);
  });

  test('shows how the words are read, sets the pickers, and makes what it shows', async () => {
    await ben.type(GENERAL, '/starleaf schedule');
    await ben.seeModal('Schedule a meeting');
    await ben.fill('Title', 'Roof & <!channel>');
    await ben.fill('When, in words', `${IN_WORDS} 3pm for 40 minutes`);
    await ben.seeModal('3:00 PM', DAY.toISODate() ?? '', '15:00', '40 minutes');
    await ben.fill('People', [ana.user]);
    await ben.fill('Guests by e-mail', 'kim@outside.example');
    expect(await ben.submit()).toEqual({});
    await ben.seeModal('Roof &amp; &lt;!channel&gt;', 'Posted in', 'kim@outside.example', 'Undo', 'Join');
    const card = await ana.seeWords(
      GENERAL,
      'Roof &amp; &lt;!channel&gt;',
      '15:00–15:40 New York time',
      '1 guest',
    );
    expect(wordsOf(card)).not.toContain('outside.example');
  });

  test('puts the words as the pickers have it once a picker is changed', async () => {
    await ben.type(GENERAL, '/starleaf schedule');
    await ben.seeModal('Schedule a meeting');
    await ben.fill('When, in words', `${IN_WORDS} 3pm`);
    await ben.seeModal('15:00');
    await ben.fill('Start time', '16:30');
    await ben.seeModal('4:30 PM–5:00 PM', '16:30');
    await ben.fill('Repeat', `Every week on ${DAY.toFormat('cccc')}`);
    await ben.seeModal('every week on', 'Ends');
    await ben.fill('Ends', 'After a number of meetings');
    await ben.seeModal('How many meetings');
    await ben.fill('How many meetings', '4');
    await ben.seeModal('4 times');
    await ben.submit();
    await ana.seeWords(GENERAL, 'Repeats every week on', '4 times', '16:30–17:00');
  });

  test('says under the field what is wrong, and keeps the rest', async () => {
    await ben.type(GENERAL, '/starleaf schedule');
    await ben.seeModal('Schedule a meeting');
    await ben.fill('Title', 'x');
    await ben.fill('When, in words', 'whenever it suits');
    await ben.seeModal('I did not find a time');
    await ben.fill('Guests by e-mail', 'kim@outside.example, lee at home');
    const { errors } = await ben.submit();
    expect(errors).toMatchObject({
      'title.0': expect.stringMatching(/at least 2/),
      'guests.0': expect.stringMatching(/“lee”/),
    });
    expect(Object.keys(errors ?? {}).some((id) => id.startsWith('words'))).toBe(true);
  });

  test('posts where the app is no member, by the address that the choice brings', async () => {
    await ben.type(LEADERSHIP, '/starleaf schedule');
    await ben.seeModal('Schedule a meeting');
    await ben.fill('Title', 'Salaries');
    await ben.submit();
    await ana.seeWords(LEADERSHIP, 'Salaries', 'scheduled by');
    await ben.seeModal(`Posted in <#${LEADERSHIP}>`);
  });

  test('of nobody connected asks to connect first', async () => {
    await ana.type(GENERAL, '/starleaf schedule');
    await ana.seeWords(GENERAL, 'I need your StarLeaf account');
  });
});

describe('editing', () => {
  beforeEach(async () => {
    await ben.type(GENERAL, `/starleaf ${IN_WORDS} 3pm about roof with @ana and kim@outside.example`);
    await ben.seeWords(GENERAL, 'Posted in', 'roof');
  });

  test('opens with what StarLeaf holds, and what is changed there the card shows', async () => {
    await ben.press(GENERAL, 'Edit…');
    const modal = await ben.seeModal('Edit', 'roof', 'kim@outside.example', '15:00');
    expect(holding(modal, ana.user)).toBe(true);
    await ben.fill('Title', 'Roof repairs');
    await ben.fill('When, in words', `${IN_WORDS} 4pm for an hour`);
    await ben.seeModal('4:00 PM–5:00 PM');
    await ben.submit();
    await ben.seeModal('Roof repairs', 'is moved');
    await ana.seeWords(GENERAL, 'Roof repairs', '16:00–17:00');
  });

  test('of what others changed meanwhile shows it afresh, and keeps what was typed', async () => {
    await ben.type(GENERAL, '/starleaf edit roof');
    await ben.seeModal('Edit', 'kim@outside.example');
    const elsewhere = await Onlooker.signIn(`${world.origin}/v1`, accountOf('ben'));
    const [held] = await elsewhere.conferences();
    const settings = { ...held?.settings, description: 'Tiles first' };
    await elsewhere.ask('PUT', `/myconferences/${held?.id}`, { settings });
    await ben.fill('Title', 'Roof at last');
    await ben.submit();
    await ben.seeModal('was changed in StarLeaf', 'Roof at last', 'Tiles first');
    await ben.submit();
    await ben.seeModal('Roof at last', 'is changed');
  });

  test('of what was cancelled meanwhile says that it is gone', async () => {
    await ben.type(GENERAL, '/starleaf edit roof');
    await ben.seeModal('Edit', 'kim@outside.example');
    await ben.press(GENERAL, 'Undo');
    await ana.seeWords(GENERAL, 'Cancelled by', 'roof');
    await ben.fill('Title', 'Roof at last');
    await ben.submit();
    await ben.seeModal('is cancelled already');
  });
});

describe('editing a series', () => {
  test('changes only one, and then all', async () => {
    await ben.type(GENERAL, '/starleaf every weekday at 9:30am for 15 minutes about standup');
    await ben.seeWords(GENERAL, 'Posted in', 'standup');
    await ben.type(GENERAL, '/starleaf edit standup');
    await ben.seeModal('Only this one', 'standup', '09:30');
    await ben.fill('Title', 'Long standup');
    await ben.fill('Length', '45 minutes');
    await ben.seeModal('9:30 AM–10:15 AM');
    await ben.submit();
    await ben.seeModal('Long standup', 'The other dates stay');
    await ben.closeModals();
    await ben.press(GENERAL, 'Edit…');
    await ben.seeModal('Only this one');
    await ben.fill('Which meetings?', 'All of the series');
    await ben.seeModal('Edit all', 'Every weekday');
    await ben.fill('Title', 'Morning standup');
    await ben.submit();
    await ben.seeModal('Morning standup', 'is changed');
    await ana.seeWords(GENERAL, 'Morning standup', 'every weekday');
  });
});

describe('shortcuts', () => {
  test('on a message opens the form filled in from it, and the card goes to its thread', async () => {
    await ana.type(GENERAL, `Roof & rain: can we meet ${IN_WORDS} 3pm?\nBecause @chiyo knows`);
    const message = await ben.seeWords(GENERAL, 'Roof');
    await ben.choose('schedule-about', message);
    const modal = await ben.seeModal('Schedule a meeting', 'Roof', '/archives/', 'The thread of the message');
    expect(holding(modal, ana.user) && holding(modal, world.seat('chiyo').user)).toBe(true);
    expect(holding(modal, '10:00')).toBe(true);
    await ben.submit();
    await ben.seeModal('Posted in');
    const card = await ana.seeWords(GENERAL, 'scheduled by', 'Roof');
    expect(card.threadTs).toBe(message.ts);
  });

  test('on a message that the app may not see says so, and asks where to post', async () => {
    await ana.type(LEADERSHIP, 'Salaries, soon');
    const message = await ben.seeWords(LEADERSHIP, 'Salaries');
    await ben.choose('schedule-about', message);
    await ben.seeModal('Salaries, soon', 'I am no member of that conversation');
    await ben.submit();
    await ana.seeWords(LEADERSHIP, 'Salaries, soon', 'scheduled by');
  });

  test('of the menu schedules or starts a meeting where one chooses', async () => {
    await ben.choose('schedule-meeting');
    await ben.seeModal('Schedule a meeting', 'Post to');
    await ben.closeModals();
    await ben.choose('start-meeting');
    await ben.seeModal('Start a meeting now', 'Post to');
    await ben.fill('Title', 'Incident');
    await ben.fill('Post to', GENERAL);
    await ben.submit();
    await ana.seeWords(GENERAL, 'Incident', 'started by');
    await ben.seeModal('Incident', 'Join');
  });

  test('ask those to connect who have not', async () => {
    await ana.choose('schedule-meeting');
    await ana.seeModal('I need your StarLeaf account', 'Connect');
  });
});

describe('settings', () => {
  test('hold for what is scheduled afterwards', async () => {
    await ben.type(GENERAL, '/starleaf settings');
    await ben.seeModal('Settings', 'Length, if I do not say');
    await ben.fill('Title, if I do not say', '{nme} meets');
    expect((await ben.submit()).errors).toMatchObject({ pattern: expect.stringMatching(/\{nme\}/) });
    await ben.fill('Title, if I do not say', '{name} meets in {channel}');
    await ben.fill('Length, if I do not say', '50 minutes');
    await ben.fill('Clock', '15:00');
    await ben.submit();
    await ben.seeModal('Saved');
    await ben.closeModals();
    await ben.type(GENERAL, '/starleaf tomorrow 3pm');
    await ben.seeWords(GENERAL, 'Posted in', 'ben meets in #general', '15:00–15:50');
  });

  test('may ask for a preview: then nothing is scheduled until it is answered', async () => {
    await ben.type(GENERAL, '/starleaf settings');
    await ben.seeModal('Settings');
    await ben.fill('Before scheduling', ['Show me how a sentence is read before anything happens']);
    await ben.submit();
    await ben.seeModal('Saved');
    await ben.closeModals();
    await ben.type(GENERAL, '/starleaf tomorrow 3pm about lunch');
    await ben.seeWords(GENERAL, 'I read this as', 'lunch', 'Nothing is scheduled yet');
    expect((await ana.read(GENERAL)).map(wordsOf).join()).not.toContain('lunch');
    await ben.press(GENERAL, 'Edit…');
    await ben.seeModal('Schedule a meeting', 'lunch', '15:00');
    await ben.closeModals();
    await ben.press(GENERAL, 'Schedule and post');
    await ana.seeWords(GENERAL, 'lunch', 'scheduled by');
    await ben.seeWords(GENERAL, 'Posted in', 'lunch');
  });
});
