import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { connectAt } from '../support/connected.js';
import type { DocumentedCloud } from '../support/documented-cloud/documented-cloud.js';
import { openDocumentedCloud } from '../support/documented-cloud/open.js';
import { findElement } from '../support/find-element.js';
import type { Seat } from '../support/seat.js';
import { troublesIn } from '../support/troubles.js';
import { openWorld, type World } from '../support/world.js';

const GENERAL = 'C0GENERAL1';

let cloud: DocumentedCloud;
let world: World;
let ben: Seat;

beforeEach(async () => {
  cloud = await openDocumentedCloud();
  world = await openWorld({ starleafApiUrl: cloud.url });
  ben = world.seat('ben');
});

afterEach(async () => {
  await world.close();
  await cloud.close();
  expect(troublesIn(world.logged()).filter((line) => !line.includes('reference'))).toEqual([]);
  expect(cloud.violations).toEqual([]);
});

describe('the Home tab', () => {
  test('says what the app does to people without an account, and becomes theirs once they connect', async () => {
    await ben.seeHome('Type what you want', 'Connect my StarLeaf account', 'What will StarLeaf see?');
    await connectAt(GENERAL, ben);
    await ben.awaitHome('You have no meetings coming up', 'connected to StarLeaf as *ben@example.com*');
    await ben.pressOnHome('Disconnect');
    await ben.seeModal('Disconnect *ben@example.com*?');
    await ben.pressInModal('Disconnect');
    await ben.seeModal('I have forgotten');
    await ben.awaitHome('Connect my StarLeaf account');
  });

  test('follows what is scheduled and taken back, wherever that happens', async () => {
    await connectAt(GENERAL, ben);
    await ben.seeHome('You have no meetings coming up');
    await ben.type(GENERAL, '/starleaf every weekday at 9:30 for 15 minutes about stand-up <now>');
    await ben.awaitHome('Your next meeting', 'Your series', 'stand-up', 'every weekday');
    const { home } = await ben.look();
    const join = findElement(home?.blocks ?? [], 'Join')?.element;
    expect(join).toMatchObject({
      style: 'primary',
      url: expect.stringMatching(/^https:\/\/meet\.starleaf\.com/),
    });
    await ben.press(GENERAL, 'Undo');
    await ben.awaitHome('You have no meetings coming up');
  });

  test('starts one meeting, however often the button is pressed, and shows it', async () => {
    await connectAt(GENERAL, ben);
    await ben.seeHome('Start one now');
    const { home } = await ben.look();
    expect(JSON.stringify(home)).toContain('start-now');
    await Promise.all([ben.pressOnHome('Start one now'), ben.pressOnHome('Start one now')]);
    await ben.awaitHome('On now');
    await ben.type(GENERAL, '/starleaf next');
    await ben.seeWords(GENERAL, 'is on now');
    expect(cloud.conferences.of('ben@example.com')).toHaveLength(1);
  });

  test('shows ten of the week at a time', async () => {
    await connectAt(GENERAL, ben);
    await ben.type(GENERAL, '/starleaf every day at 10am about first');
    await ben.seeWords(GENERAL, 'Posted in', 'first');
    await ben.type(GENERAL, '/starleaf every day at 11am about second');
    await ben.seeWords(GENERAL, 'Posted in', 'second');
    await ben.seeHome('Page 1 of 2', 'Later');
    await ben.pressOnHome('Later');
    await ben.awaitHome('Page 2 of 2', 'Earlier');
    await ben.pressOnHome('Earlier');
    await ben.awaitHome('Page 1 of 2');
  });

  test('shows the details of a meeting in a modal', async () => {
    await connectAt(GENERAL, ben);
    await ben.type(GENERAL, '/starleaf tomorrow 3pm about lunch');
    await ben.seeWords(GENERAL, 'Posted in', 'lunch');
    await ben.seeHome('lunch');
    await ben.pressOnHome('Details');
    await ben.seeModal('lunch', 'Join');
  });

  test('opens settings, and shows times by the clock that is chosen there', async () => {
    await connectAt(GENERAL, ben);
    await ben.type(GENERAL, '/starleaf tomorrow 3pm about lunch');
    await ben.seeWords(GENERAL, 'Posted in', 'lunch');
    await ben.seeHome('3:00 PM', 'Settings');
    await ben.pressOnHome('Settings');
    await ben.seeModal('Clock');
    await ben.fill('Clock', '15:00');
    await ben.submit();
    await ben.awaitHome('15:00–15:30');
  });

  test('says so when StarLeaf cannot be reached, and is right again after another try', async () => {
    await connectAt(GENERAL, ben);
    cloud.weather.next({ method: 'GET', path: '/myconferences' }, { kind: 'status', status: 503 }, 99);
    await ben.seeHome('I could not reach StarLeaf', 'Try again', 'Reference');
    cloud.weather.clear();
    await ben.pressOnHome('Try again');
    await ben.awaitHome('You have no meetings coming up');
  });

  test('asks to connect again when StarLeaf refuses the sign-in', async () => {
    await connectAt(GENERAL, ben);
    await world.restart();
    cloud.signIns.add('ben@example.com', 'another password');
    await ben.seeHome('no longer accepts your sign-in', 'Reconnect my account');
  });

  test('is shown to nobody who has not opened it', async () => {
    await connectAt(GENERAL, ben);
    await ben.type(GENERAL, '/starleaf tomorrow 3pm about lunch');
    await ben.seeWords(GENERAL, 'Posted in', 'lunch');
    expect((await ben.look()).home).toBeNull();
  });
});

describe('the command alone', () => {
  test('shows what comes next with Join, and three buttons', async () => {
    await connectAt(GENERAL, ben);
    await ben.type(GENERAL, '/starleaf');
    await ben.seeWords(
      GENERAL,
      'You have no meetings coming up',
      'Schedule a meeting',
      'Start a meeting now',
    );
    await ben.type(GENERAL, '/starleaf tomorrow 3pm about lunch');
    await ben.seeWords(GENERAL, 'Posted in', 'lunch');
    await ben.type(GENERAL, '/starleaf');
    const reply = await ben.seeWords(GENERAL, '*lunch* starts', 'Tomorrow', 'See what else you can type');
    expect(findElement(reply.blocks, 'Join')).toBeDefined();
    await ben.press(GENERAL, 'Schedule a meeting');
    await ben.seeModal('Title');
  });

  test('still shows its buttons while StarLeaf does not answer', async () => {
    await connectAt(GENERAL, ben);
    cloud.weather.next({ method: 'GET', path: '/myconferences' }, { kind: 'status', status: 503 }, 99);
    await ben.type(GENERAL, '/starleaf');
    await ben.seeWords(GENERAL, 'I could not look up your next meeting', 'Start a meeting now');
  });
});
