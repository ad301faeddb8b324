import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { PEOPLE } from '../../src/playground/people.js';
import { followConnectLink } from '../support/connect.js';
import { findButton, type Seat, wordsOf } from '../support/seat.js';
import { troublesIn } from '../support/troubles.js';
import { openWorld, type World } from '../support/world.js';

const GENERAL = 'C0GENERAL1';
const LEADERSHIP = 'C0LEADERS1';
const DESIGN = 'C0DESIGN01';

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

function accountOf(name: string): { readonly email: string; readonly password: string } {
  const person = PEOPLE.find((somebody) => somebody.name === name);
  if (person === undefined) throw new Error(name);
  return person;
}

async function linkIn(seat: Seat, channel: string): Promise<string> {
  const prompt = await seat.seeWords(channel, 'Connect');
  const url = ['Connect and continue', 'Connect my account']
    .map((label) => findButton(prompt.blocks, label)?.url)
    .find((found) => found != null);
  if (url == null) throw new Error('no link in the prompt');
  return url;
}

/** The labels of buttons on which some words stand. */
function findLabels(block: unknown, words: string): readonly string[] {
  const texts = JSON.stringify(block ?? null).matchAll(/"text":"([^"]*)"/g);
  return [...texts].flatMap(([, text = '']) => (text.includes(words) ? [text] : []));
}

describe('somebody who has not connected yet', () => {
  test('types a sentence, connects, and the meeting they typed is there', async () => {
    await ana.type(GENERAL, '/starleaf meet tomorrow 3pm about Q3 budget');
    const prompt = await ana.seeWords(GENERAL, 'I read this as', 'Q3 budget', '15:00');
    expect(prompt.ephemeralFor).toBe(ana.user);

    const link = await linkIn(ana, GENERAL);
    expect((await followConnectLink(link, accountOf('ana'))).status).toBe(204);

    const card = await ana.seeWords(GENERAL, 'Q3 budget', '15:00–15:30 London time', 'scheduled by');
    expect(card.ephemeralFor).toBeNull();
    expect(findButton(card.blocks, 'Join')?.url).toMatch(/^https:\/\/jitsi\.example\.com\/[\w-]{22,}$/);
    await ana.seeWords(GENERAL, 'Connected to StarLeaf as', 'ana@example.com');
    await ana.seeWords(GENERAL, 'Posted in', 'Undo');
    expect((await ben.read(GENERAL)).map(wordsOf).join()).toContain('Q3 budget');
  });

  test('finds the link good for one success only', async () => {
    await ana.type(GENERAL, '/starleaf connect');
    const link = await linkIn(ana, GENERAL);
    expect((await followConnectLink(link, accountOf('ana'))).status).toBe(204);
    const again = await followConnectLink(link, accountOf('ana'));
    expect(again.status).toBeGreaterThanOrEqual(400);
    expect(await again.json()).toMatchObject({ error: expect.stringMatching(/link/) });
  });

  test('may decline, and may ask first what StarLeaf will see', async () => {
    await ana.type(GENERAL, '/starleaf tomorrow 3pm');
    await linkIn(ana, GENERAL);
    await ana.press(GENERAL, 'What will StarLeaf see?');
    await ana.seeWords(GENERAL, 'Never the password');
    await ana.press(GENERAL, 'Not now');
    await ana.see(GENERAL, (messages) =>
      messages.every((message) => !wordsOf(message).includes('I read this as')),
    );
  });

  test('is told so by disconnect', async () => {
    await ana.type(GENERAL, '/starleaf disconnect');
    await ana.seeWords(GENERAL, 'nothing to forget');
  });
});

describe('somebody connected', () => {
  test('gets the card in the conversation and, privately, how it was read', async () => {
    await ben.type(
      GENERAL,
      '/starleaf tomorrow 10:00-10:45 with @ana @chiyo and guest@outside.example about roof repairs',
    );
    const card = await ana.seeWords(
      GENERAL,
      'roof repairs',
      '10:00–10:45 New York time',
      '45 minutes',
      '1 guest',
    );
    expect(wordsOf(card)).toContain(ana.user);
    expect(wordsOf(card)).toMatch(/Access code: \*\d{3} \d{3} \d{4}\*/);
    expect(card.text).toContain('roof repairs');
    expect((await ana.read(GENERAL)).map(wordsOf).join()).not.toContain('outside.example');
    const reply = await ben.seeWords(GENERAL, 'Posted in', 'roof repairs');
    expect(reply.ephemeralFor).toBe(ben.user);
    expect((await ana.read(GENERAL)).some(({ ts }) => ts === reply.ts)).toBe(false);
  });

  test('takes it back with Undo: the card says so and has no Join', async () => {
    await ben.type(GENERAL, '/starleaf tomorrow 3pm about lunch');
    await ben.seeWords(GENERAL, 'Posted in', 'lunch');
    await ben.press(GENERAL, 'Undo');
    const card = await ana.seeWords(GENERAL, 'Cancelled by', 'lunch');
    expect(findButton(card.blocks, 'Join')).toBeUndefined();
    await ben.seeWords(GENERAL, 'Undone', 'lunch');
    expect((await ana.read(GENERAL)).filter((message) => wordsOf(message).includes('lunch'))).toHaveLength(1);
  });

  test('starts a meeting at once', async () => {
    await ben.type(GENERAL, '/starleaf now "incident review" with @chiyo');
    const card = await ana.seeWords(GENERAL, 'incident review', 'started by');
    expect(findButton(card.blocks, 'Join')).toBeDefined();
  });

  test('gets the card through the reply address where the app is not a member', async () => {
    await ben.type(LEADERSHIP, '/starleaf tomorrow 3pm about salaries');
    const card = await ana.seeWords(LEADERSHIP, 'salaries', 'scheduled by');
    expect(card.ephemeralFor).toBeNull();
    await ben.seeWords(LEADERSHIP, 'Posted in', 'salaries');
    await ben.press(LEADERSHIP, 'Undo');
    await ana.seeWords(LEADERSHIP, 'Cancelled by', 'salaries');
  });

  test('is given the details privately where a public reply would show addresses', async () => {
    await ben.type(LEADERSHIP, '/starleaf tomorrow 3pm about salaries with boss@outside.example');
    const reply = await ben.seeWords(LEADERSHIP, 'would have shown the e-mail addresses', 'Join: https://');
    expect(reply.ephemeralFor).toBe(ben.user);
    expect((await ana.read(LEADERSHIP)).map(wordsOf).join()).not.toContain('salaries');
  });

  test('posts into a public channel from elsewhere, and is told which', async () => {
    await ben.type(GENERAL, '/starleaf tomorrow 3pm about logos in #design');
    await ana.seeWords(DESIGN, 'logos', 'scheduled by');
    await ben.seeWords(GENERAL, `Posted in <#${DESIGN}>`);
    expect((await ana.read(GENERAL)).map(wordsOf).join()).not.toContain('logos, ');
  });

  test('posts into no private channel from elsewhere, and gets the details', async () => {
    await ben.type(GENERAL, '/starleaf tomorrow 3pm about salaries in #leadership');
    const reply = await ben.seeWords(GENERAL, 'public channels only', 'Join: https://');
    expect(reply.ephemeralFor).toBe(ben.user);
    expect((await ana.read(LEADERSHIP)).map(wordsOf).join()).not.toContain('salaries');
  });

  test('reads on the card how a series repeats, and takes all of it back', async () => {
    await ben.type(GENERAL, '/starleaf every tuesday at 10am for 10 weeks about planning');
    await ana.seeWords(GENERAL, 'planning', 'Repeats every week on Tuesday');
    await ben.seeWords(GENERAL, 'Undo cancels all meetings of the series');
    await ben.press(GENERAL, 'Undo');
    await ana.seeWords(GENERAL, 'Cancelled by', 'every week on Tuesday');
    await ben.seeWords(GENERAL, 'the whole series');
  });

  test('disconnects, after being asked, and is asked to connect at the next sentence', async () => {
    await ben.type(GENERAL, '/starleaf disconnect');
    await ben.seeWords(GENERAL, 'Disconnect *ben@example.com*?');
    await ben.press(GENERAL, 'Disconnect');
    await ben.seeWords(GENERAL, 'I have forgotten');
    await ben.type(GENERAL, '/starleaf tomorrow 3pm');
    await ben.seeWords(GENERAL, 'I need your StarLeaf account');
  });

  test('types French and reads French back', async () => {
    const claire = world.seat('claire');
    await claire.type(GENERAL, '/starleaf demain à 15h pendant 45 minutes au sujet du budget');
    const reply = await claire.seeWords(GENERAL, '15:00–15:45', 'Posted in');
    expect(wordsOf(reply)).toMatch(/(lun|mar|mer|jeu|ven|sam|dim)\. \d/);
    await ana.seeWords(GENERAL, '15:00–15:45 Paris time', 'scheduled by');
  });

  test('is still connected after a restart, with the same session', async () => {
    await ben.type(GENERAL, '/starleaf tomorrow 3pm about plumbing');
    await ben.seeWords(GENERAL, 'Posted in', 'plumbing');
    await world.restart();
    await ben.type(GENERAL, '/starleaf tomorrow 4pm about painting');
    await ben.seeWords(GENERAL, 'Posted in', 'painting');
  });
});

describe('what makes no meeting', () => {
  test.each([
    ['a past time', '/starleaf yesterday 3pm', 'is in the past'],
    ['a length of nothing', '/starleaf tomorrow 3pm for 0 minutes', 'cannot last'],
    ['an impossible clock', '/starleaf tomorrow 25:00', 'not a clock time'],
    ['an impossible day', '/starleaf 30 February at 3pm', 'not a date'],
  ])('%s is answered privately', async (_, command, words) => {
    await ben.type(GENERAL, command);
    const reply = await ben.seeWords(GENERAL, words);
    expect(reply.ephemeralFor).toBe(ben.user);
    expect((await ana.read(GENERAL)).some((message) => wordsOf(message).includes('scheduled by'))).toBe(
      false,
    );
  });

  test('two readings make a question, and the chosen one the meeting', async () => {
    await ben.type(GENERAL, '/starleaf standup tomorrow at 8');
    const question = await ben.seeWords(GENERAL, 'more than one way');
    const label = /"text":"([^"]*8:00 PM[^"]*)"/.exec(JSON.stringify(question.blocks.at(-2)))?.[1] ?? '';
    await ben.press(GENERAL, label);
    await ana.seeWords(GENERAL, 'standup', '20:00–20:30 New York time');
  });

  test('a day that does not exist is answered with those around it, and the chosen one is the meeting', async () => {
    await ben.type(GENERAL, '/starleaf Febuary 30 at 3pm about roof repairs');
    const question = await ben.seeWords(GENERAL, 'Febuary 30', 'is not a date I know', 'roof repairs');
    const labels = findLabels(question.blocks.at(-2), '3:00 PM');
    expect(labels).toHaveLength(3);
    await ben.press(GENERAL, labels[1] ?? '');
    await ana.seeWords(GENERAL, 'roof repairs', '28 Feb 2027', '15:00–15:30 New York time');
  });

  test('two clock times are two readings, and so are several weekdays', async () => {
    await ben.type(GENERAL, '/starleaf standup every day at 5am and 7pm');
    const question = await ben.seeWords(GENERAL, 'more than one way', 'every day');
    await ben.press(GENERAL, findLabels(question.blocks.at(-2), '7:00 PM')[0] ?? '');
    await ana.seeWords(GENERAL, 'standup', '19:00–19:30 New York time');
  });

  test('what is left out of a meeting is said', async () => {
    await ben.type(GENERAL, '/starleaf lunch tomorrow at noon. Please bring the report');
    await ben.seeWords(GENERAL, 'Posted in', 'I left out', 'bring the report');
  });

  test('a slip of the finger is answered with the nearest subcommand', async () => {
    await ben.type(GENERAL, '/starleaf conect');
    await ben.seeWords(GENERAL, 'Did you mean `/starleaf connect`?');
    await ben.press(GENERAL, 'Yes, connect');
    await ben.seeWords(GENERAL, 'You are connected to StarLeaf as');
  });

  test('nothing at all shows what to do next', async () => {
    await ben.type(GENERAL, '/starleaf');
    await ben.seeWords(GENERAL, 'Start a meeting now', 'Connected as ben@example.com');
    await ben.press(GENERAL, 'See what else you can type');
    await ben.seeWords(GENERAL, '/starleaf meet tomorrow 3pm');
  });
});
