import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { connectAt } from '../support/connected.js';
import { findButton, type Seat, wordsOf } from '../support/seat.js';
import { troublesIn } from '../support/troubles.js';
import { openWorld, type World } from '../support/world.js';

const GENERAL = 'C0GENERAL1';
const DESIGN = 'C0DESIGN01';

let world: World;
let ana: Seat;

beforeEach(async () => {
  world = await openWorld();
  ana = world.seat('ana');
  await connectAt(GENERAL, ana);
});

afterEach(async () => {
  await world.close();
  expect(troublesIn(world.logged())).toEqual([]);
});

async function schedule(sentence: string): Promise<void> {
  await ana.type(GENERAL, `/starleaf ${sentence}`);
  const title = sentence.split(' about ')[1] ?? '';
  await ana.seeWords(GENERAL, title, 'scheduled by');
}

describe('somebody’s meetings', () => {
  test('are none at first, with what to do about it', async () => {
    await ana.type(GENERAL, '/starleaf list');
    const empty = await ana.seeWords(GENERAL, 'Your meetings: none.', 'Schedule a meeting');
    expect(empty.ephemeralFor).toBe(ana.user);
    await ana.type(GENERAL, '/starleaf next');
    await ana.seeWords(GENERAL, 'You have no meetings coming up.', 'Start a meeting now');
    await ana.type(GENERAL, '/starleaf join standup');
    await ana.seeWords(GENERAL, 'I found no meeting of yours for “standup”');
  });

  test('are listed by day with numbers, and a number joins', async () => {
    await schedule('tomorrow 10:00-10:20 about roof');
    await schedule('tomorrow 3pm about budget');
    await ana.type(GENERAL, '/starleaf list tomorrow');
    const list = await ana.seeWords(
      GENERAL,
      'Your meetings, Tomorrow',
      '*1.*  10:00–10:20',
      '*2.*  15:00–15:30',
    );
    expect(list.ephemeralFor).toBe(ana.user);

    await ana.type(GENERAL, '/starleaf join 2');
    const details = await ana.seeWords(GENERAL, 'budget* starts', 'Only you see this', 'Access code');
    expect(details.ephemeralFor).toBe(ana.user);
    expect(findButton(details.blocks, 'Join')?.url).toMatch(/^https:\/\/jitsi\.example\.com\//);
    await ana.type(GENERAL, '/starleaf next');
    await ana.seeWords(GENERAL, 'roof* starts');
  });

  test('may be several of a name: a button chooses, and so does the number', async () => {
    await schedule('tomorrow 10am about roof plan');
    await schedule('tomorrow 11am about roof costs');
    await ana.type(GENERAL, '/starleaf copy roof');
    const choice = await ana.seeWords(
      GENERAL,
      'Which meeting do you mean by “roof”?',
      '1. roof plan',
      '2. roof costs',
    );
    const label = JSON.stringify(choice.blocks).match(/"text":"(2\. roof costs, [^"]*)"/)?.[1] ?? '';
    await ana.press(GENERAL, label);
    await ana.seeWords(GENERAL, '```roof costs\\n');
    await ana.type(GENERAL, '/starleaf copy 1');
    await ana.seeWords(GENERAL, '```roof plan\\n', 'Join: https://jitsi.example.com/');
  });

  test('show all about themselves in a modal, from the menu of the list', async () => {
    await schedule('every Monday at 9:30 with ben@example.org about standup');
    await ana.type(GENERAL, '/starleaf list');
    await ana.seeWords(GENERAL, 'Your meetings', 'Page 1 of');
    await ana.pick({ channel: GENERAL }, '*1.*', 'Details');
    await ana.seeModal(
      'standup',
      'Repeats every week on Monday',
      'Next dates:',
      'ben@example.org',
      'no answer yet',
    );
    await ana.pressInModal('Copy invite');
    await ana.seeModal('Copy this into an e-mail');
    await ana.closeModals();
    await ana.press(GENERAL, 'Later');
    await ana.seeWords(GENERAL, '*11.*', 'Page 2 of', 'Earlier');
    await ana.press(GENERAL, 'Earlier');
    await ana.seeWords(GENERAL, '*1.*', 'Page 1 of');
  });

  test('are shared with another channel by their card, once', async () => {
    await schedule('tomorrow 10am about roof');
    await ana.type(GENERAL, '/starleaf share roof in #design');
    await ana.seeWords(GENERAL, 'roof* is shared in <#C0DESIGN01>');
    const card = await ana.seeWords(DESIGN, 'roof', 'scheduled by', '10:00–10:30');
    expect(card.ephemeralFor).toBeNull();
    await ana.type(DESIGN, '/starleaf share');
    await ana.seeWords(DESIGN, 'roof* stands in <#C0DESIGN01> already');
    await ana.type(GENERAL, '/starleaf list in #design');
    await ana.seeWords(GENERAL, 'Your meetings in <#C0DESIGN01>', '*1.*');
    await ana.type(GENERAL, '/starleaf list in #general');
    await ana.seeWords(GENERAL, 'Your meetings in <#C0GENERAL1>', '*1.*');
  });

  test('are shared from their details, where one says with whom', async () => {
    await schedule('tomorrow 10am about roof');
    await ana.type(GENERAL, '/starleaf details');
    await ana.seeModal('roof', 'Join: https://jitsi.example.com/');
    await ana.pressInModal('Share');
    await ana.seeModal('Share a meeting', 'Where to?');
    await ana.fill('Where to?', DESIGN);
    await ana.submit();
    await ana.seeModal('roof* is shared in <#C0DESIGN01>');
    await ana.seeWords(DESIGN, 'roof', 'scheduled by');
  });

  test('are no reason to mistake a sentence for a command', async () => {
    await ana.type(GENERAL, '/starleaf next month on the 2nd at 3pm about the roof');
    await ana.seeWords(GENERAL, 'roof, Wed', 'scheduled by');
  });

  test('wait until somebody has connected', async () => {
    await ana.type(GENERAL, '/starleaf disconnect');
    await ana.seeWords(GENERAL, 'Keep it connected');
    await ana.press(GENERAL, 'Disconnect');
    await ana.seeWords(GENERAL, 'Connect again');
    await ana.type(GENERAL, '/starleaf list today');
    await ana.seeWords(GENERAL, 'I read this as “list today”', 'Connect and continue');
  });

  test('name nobody and ping nobody, whatever their title', async () => {
    await ana.type(GENERAL, '/starleaf tomorrow 10am "<!channel> & ops"');
    await ana.seeWords(GENERAL, 'ops', 'scheduled by');
    await ana.type(GENERAL, '/starleaf list');
    const list = await ana.seeWords(GENERAL, 'Your meetings');
    expect(wordsOf(list)).not.toContain('<!channel>');
  });
});
