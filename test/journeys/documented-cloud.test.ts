import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { PEOPLE } from '../../src/playground/people.js';
import type { Message } from '../../src/playground/protocol.js';
import { type AnyCloud, CLOUDS, type CloudKind } from '../support/clouds.js';
import { connectAt } from '../support/connected.js';
import { Onlooker } from '../support/onlooker.js';
import { findButton, type Seat, wordsOf } from '../support/seat.js';
import { troublesIn } from '../support/troubles.js';
import { openWorld, type World } from '../support/world.js';

const GENERAL = 'C0GENERAL1';

/*
 * Every user-level request of StarLeaf's API through the real app, row by row of its table, on two clouds that share no
 * code: what a person types, presses and reads, and what the cloud then holds.
 */
describe.each(CLOUDS)('with %s', (_, openKind) => {
  let kind: CloudKind;
  let cloud: AnyCloud;
  let world: World;
  let ana: Seat;
  let ben: Seat;
  /** Ana's other program. */
  let onlooker: Onlooker;

  beforeAll(async () => {
    kind = await openKind();
  });

  afterAll(() => kind.close());

  beforeEach(async () => {
    cloud = await kind.fresh();
    world = await openWorld({ starleafApiUrl: cloud.url });
    ana = world.seat('ana');
    ben = world.seat('ben');
    await connectAt(GENERAL, ana);
    const person = PEOPLE.find(({ id }) => id === ana.user);
    if (person === undefined) throw new Error('Ana lives in the playground');
    onlooker = await Onlooker.signIn(cloud.url, person);
  });

  afterEach(async () => {
    await world.close();
    expect(cloud.violations()).toEqual([]);
    expect(troublesIn(world.logged())).toEqual([]);
  });

  /** What another program of Ana's has made, and manages itself. */
  const elsewhere = {
    settings: {
      title: 'Made elsewhere',
      description: 'Bring the plans',
      timezone: 'Europe/London',
      permanent: false,
      start: '2031-03-25T10:00:00',
      end: '2031-03-25T11:30:00',
      participants: [{ email: 'kim@example.com' }],
      layout: 'equal_panes',
      require_owner: true,
      recording: false,
      dummy: false,
      hide_dir_entry: false,
      send_emails: false,
      externally_managed: false,
    },
  };

  describe('meet', () => {
    test('makes the conference, and Undo cancels it: PUT and DELETE /myconferences/<conf_id>', async () => {
      await ana.type(
        GENERAL,
        '/starleaf tomorrow 3pm for 45 minutes with @ben and kim@outside.example about roof repairs',
      );
      const card = await ben.seeWords(GENERAL, 'roof repairs', '15:00–15:45 London time', '1 guest');
      expect(findButton(card.blocks, 'Join')?.url).toMatch(cloud.joinLink);
      const { settings } = await onlooker.conference('roof repairs');
      expect(settings).toMatchObject({
        timezone: 'Europe/London',
        repetition: null,
        externally_managed: true,
      });
      expect(`${settings.start} ${settings.end}`).toMatch(/T15:00:00 .*T15:45:00$/);
      expect(settings.participants.map(({ email }) => email)).toEqual([
        'ben@example.com',
        'kim@outside.example',
      ]);

      await ana.seeWords(GENERAL, 'Undo cancels');
      await ana.press(GENERAL, 'Undo');
      await ben.seeWords(GENERAL, 'Cancelled by', 'roof repairs');
      expect(await onlooker.conferences()).toEqual([]);
      expect(cloud.asked()).toEqual(
        expect.arrayContaining(['PUT /myconferences/:', 'DELETE /myconferences/:']),
      );
    });

    test('asks for a longer title where StarLeaf would', async () => {
      await ana.type(GENERAL, '/starleaf meet tomorrow 3pm about "🙂"');
      await ana.seeWords(GENERAL, 'too short for a title');
      expect(await onlooker.conferences()).toEqual([]);
    });

    test('makes a series: conf_repetition', async () => {
      await ana.type(
        GENERAL,
        '/starleaf every other tuesday and thursday at 10am for 6 times about planning',
      );
      await ben.seeWords(GENERAL, 'planning', 'Repeats every');
      expect((await onlooker.conference('planning')).settings.repetition).toMatchObject({
        frequency: 'weekly',
        interval: 2,
        count: 6,
        until: null,
        days_of_week_mask: 0b1010,
      });
    });
  });

  describe('the schedule modal', () => {
    test('holds everything that conf_settings does, as far as GET /features allows', async () => {
      await ana.type(GENERAL, '/starleaf schedule');
      await ana.seeModal('Schedule a meeting');
      await ana.fill('Title', 'Harvest');
      await ana.fill('When, in words', 'every monday at 9:30 for 15 minutes, 5 times');
      const { view } = await ana.seeModal('09:30', '15 minutes', '5');
      expect(JSON.stringify(view).includes('Record the meeting')).toBe(cloud.canRecord);
      await ana.fill('People', [ben.user]);
      await ana.fill('Guests by e-mail', 'kim@outside.example');
      await ana.fill('Agenda', 'What is ripe?');
      await ana.fill('Layout', 'Everybody equally large');
      const options = ['Start only with me', 'Let StarLeaf send e-mails'];
      await ana.fill('Options', cloud.canRecord ? [...options, 'Record the meeting'] : options);
      expect(await ana.submit()).toEqual({});
      await ben.seeWords(GENERAL, 'Harvest', '5 times', 'scheduled by');
      const { settings } = await onlooker.conference('Harvest');
      expect(settings).toMatchObject({
        description: 'What is ripe?',
        layout: 'equal_panes',
        require_owner: true,
        recording: cloud.canRecord,
        send_emails: true,
        repetition: { frequency: 'weekly', interval: 1, count: 5, until: null },
      });
      expect(settings.participants.map(({ email }) => email)).toEqual([
        'ben@example.com',
        'kim@outside.example',
      ]);
    });
  });

  describe('list, next, join and details', () => {
    test('show what there is: GET /myconferences[?thisappmanaged=true] and /myconferences/<conf_id>', async () => {
      await ana.type(GENERAL, '/starleaf now about incident');
      await ana.seeWords(GENERAL, 'incident', 'started by');
      await ana.type(
        GENERAL,
        '/starleaf 24 March 2031 3pm for 20 minutes with kim@outside.example about harvest',
      );
      await ana.seeWords(GENERAL, 'harvest', 'scheduled by');
      await onlooker.ask('POST', '/myconferences', elsewhere);

      await ana.type(GENERAL, '/starleaf list');
      const list = await ana.seeWords(GENERAL, 'incident', 'on now', 'harvest', '15:00–15:20');
      expect(list.ephemeralFor).toBe(ana.user);
      expect(wordsOf(list)).toMatch(/10:00–11:30\s+\*Made elsewhere\*[^"]*can be changed only in StarLeaf/);
      for (const span of ['today', 'this week']) {
        await ana.type(GENERAL, `/starleaf list ${span}`);
        const near = await ana.seeWords(GENERAL, 'Your meetings, ', 'incident');
        expect(wordsOf(near)).not.toContain('harvest');
      }
      await ana.type(GENERAL, '/starleaf list 24 March 2031');
      const far = await ana.seeWords(GENERAL, 'Your meetings, ', 'Mon 24 Mar 2031', 'harvest');
      expect(wordsOf(far)).not.toContain('incident');
      // Shortly before midnight what has just begun reaches into both.
      const nextMonday = DateTime.now().setZone('Europe/London').plus({ weeks: 1 }).startOf('week');
      for (const [span, heading] of [
        ['tomorrow', 'Tomorrow'],
        ['next week', nextMonday.setLocale('en-GB').toFormat('ccc d LLL')],
      ]) {
        await ana.type(GENERAL, `/starleaf list ${span}`);
        const coming = await ana.seeWords(GENERAL, `Your meetings, ${heading}`);
        expect(wordsOf(coming)).not.toContain('harvest');
      }
      await ana.type(GENERAL, '/starleaf list 26 March 2031');
      await ana.seeWords(GENERAL, 'Your meetings, ', ': none.');
      expect(cloud.asked()).toEqual(
        expect.arrayContaining(['GET /myconferences', 'GET /myconferences/:', 'POST /myconferences']),
      );
    });

    test('tell one person alone how to join', async () => {
      await ana.type(GENERAL, '/starleaf tomorrow 3pm about harvest');
      await ana.seeWords(GENERAL, 'harvest', 'scheduled by');
      for (const [count, words] of [
        [1, 'next'],
        [2, 'join harvest'],
        [3, 'join'],
      ] as const) {
        await ana.type(GENERAL, `/starleaf ${words}`);
        const isTold = (message: Message) => wordsOf(message).includes('Only you see this');
        const messages = await ana.see(GENERAL, (all) => all.filter(isTold).length === count);
        const told = messages.findLast(isTold);
        expect(told?.ephemeralFor).toBe(ana.user);
        expect(findButton(told?.blocks ?? [], 'Join')?.url).toMatch(cloud.joinLink);
        expect(told && wordsOf(told)).toMatch(/Access code: \*\d{3} \d{3} \d{4}\*/);
      }
    });

    test('are shared with another conversation by their card', async () => {
      await onlooker.ask('POST', '/myconferences', elsewhere);
      await ana.type(GENERAL, '/starleaf share made elsewhere in #design');
      const card = await ben.seeWords('C0DESIGN01', 'Made elsewhere', '10:00–11:30');
      expect(findButton(card.blocks, 'Join')?.url).toMatch(cloud.joinLink);
      expect(wordsOf(card)).not.toContain('kim@example.com');
      await ana.seeWords(GENERAL, 'is shared in <#C0DESIGN01>');
    });

    test('show everything that StarLeaf holds about one', async () => {
      await onlooker.ask('POST', '/myconferences', elsewhere);
      await ana.type(GENERAL, '/starleaf details made elsewhere');
      await ana.seeModal(
        'Made elsewhere',
        '1 hour 30 minutes',
        'kim@example.com',
        'no answer yet',
        'Bring the plans',
        'Everybody equally large',
        'Starts only with you',
        'can be changed only in StarLeaf',
      );
    });
  });

  describe('one occurrence of a series', () => {
    /** The names of the first two: their starts in UTC. */
    const names = async () => {
      const { settings } = await onlooker.conference('standup');
      const first = DateTime.fromISO(settings.start, { zone: settings.timezone });
      return [first, first.plus({ weeks: 1 })].map((start) =>
        start.toUTC().toISO({ suppressMilliseconds: true }),
      );
    };
    const occurrence = async (name: string | null | undefined) =>
      onlooker.occurrence((await onlooker.conference('standup')).id, name ?? '');

    beforeEach(async () => {
      await ana.type(GENERAL, '/starleaf every monday at 9:30 for 15 minutes with @ben about standup');
      await ana.seeWords(GENERAL, 'standup', 'scheduled by');
    });

    test('is skipped and restored: DELETE, GET and PUT /myconferences/<conf_id>/occurrences/<occur_id>', async () => {
      const [first] = await names();
      await ana.type(GENERAL, '/starleaf skip standup');
      await ana.seeWords(GENERAL, 'is off', 'The other dates stay');
      expect((await onlooker.conference('standup')).occur_mod).toEqual([first]);
      expect(await occurrence(first)).toMatchObject({ canceled: true });
      await ana.type(GENERAL, '/starleaf list');
      await ana.seeWords(GENERAL, 'Your meetings', '_skipped_');

      await ana.type(GENERAL, '/starleaf restore standup');
      await ana.seeWords(GENERAL, 'takes place again');
      expect(await occurrence(first)).toMatchObject({ canceled: false });
      const path = '/myconferences/:/occurrences/:';
      expect(cloud.asked()).toEqual(expect.arrayContaining([`DELETE ${path}`, `GET ${path}`, `PUT ${path}`]));
    });

    test('is moved by itself, keeps its name, and is marked in the list', async () => {
      const [first] = await names();
      await ana.type(GENERAL, '/starleaf move standup to 11:00');
      await ana.seeModal('Which meetings?', 'Moves 1 meeting');
      await ana.submit();
      await ana.seeModal('standup', 'The other dates stay');
      const { id, settings, occur_mod } = await onlooker.conference('standup');
      expect(settings.start).toMatch(/T09:30:00$/);
      expect(occur_mod).toEqual([first]);
      const moved = await onlooker.occurrence(id, first ?? '');
      expect(moved.settings).toMatchObject({ title: 'standup', timezone: 'Europe/London' });
      expect(`${moved.settings.start} ${moved.settings.end}`).toMatch(/T11:00:00 .*T11:15:00$/);
      expect(moved.settings.participants.map(({ email }) => email)).toEqual(['ben@example.com']);
      await ana.closeModals();
      await ana.type(GENERAL, '/starleaf list');
      await ana.seeWords(GENERAL, 'Your meetings', 'moved from 09:30');
    });

    test('takes all that follow with it: the series ends, and another begins', async () => {
      const [, second] = await names();
      await ana.type(GENERAL, '/starleaf list');
      await ana.seeWords(GENERAL, 'Your meetings', '*2.*');
      await ana.type(GENERAL, '/starleaf move 2 to 11:00');
      await ana.seeModal('Which meetings?');
      await ana.fill('Which meetings?', 'This and all following');
      await ana.seeModal('starts a new one with a new link');
      await ana.submit();
      await ana.seeModal('is a new series with a new link');
      const series = (await onlooker.conferences()).map(({ settings }) => settings);
      expect(series).toHaveLength(2);
      expect(series[0]).toMatchObject({ repetition: { frequency: 'weekly', until: expect.any(String) } });
      expect(series[1]?.start).toBe(`${second?.slice(0, 10)}T11:00:00`);
    });

    test('is cancelled with the whole series only if one says so: DELETE /myconferences/<conf_id>', async () => {
      await ana.type(GENERAL, '/starleaf cancel standup');
      await ana.seeWords(GENERAL, 'Cancel *standup*', 'see it on the card', 'nobody gets an e-mail');
      await ana.press(GENERAL, 'Only this one');
      await ana.seeWords(GENERAL, 'is off', 'The other dates stay');
      expect((await onlooker.conference('standup')).occur_mod).toEqual([(await names())[0]]);

      await ana.type(GENERAL, '/starleaf cancel standup');
      await ana.seeWords(GENERAL, 'The whole series');
      await ana.press(GENERAL, 'The whole series');
      await ana.seeWords(GENERAL, 'is cancelled, the whole series');
      expect(await onlooker.conferences()).toEqual([]);
      const card = await ben.seeWords(GENERAL, 'Cancelled by', 'standup');
      expect(findButton(card.blocks, 'Join')).toBeUndefined();
    });
  });

  describe('an occurrence', () => {
    const night = {
      ...{ ...elsewhere.settings, title: 'Night watch', externally_managed: true },
      ...{ start: '2031-03-24T01:30:00', end: '2031-03-24T02:00:00' },
      repetition: { frequency: 'daily', interval: 1, count: null, until: null },
    };
    const skipOn = async (date: string, count: number) => {
      await ana.type(GENERAL, `/starleaf list ${date}`);
      const isList = (message: Message) => wordsOf(message).includes('Your meetings, ');
      await ana.see(GENERAL, (all) => all.filter(isList).length === count);
      await ana.type(GENERAL, '/starleaf skip 1');
      const isDone = (message: Message) => wordsOf(message).includes('The other dates stay');
      await ana.see(GENERAL, (all) => all.filter(isDone).length === count);
    };

    test('is named by its first start in UTC over both clock changes, in another zone too', async () => {
      await onlooker.ask('POST', '/myconferences', { settings: night });
      await skipOn('29 March 2031', 1);
      await skipOn('30 March 2031', 2);
      await skipOn('26 October 2031', 3);
      await skipOn('27 October 2031', 4);
      const { id, occur_mod } = await onlooker.conference('Night watch');
      expect(occur_mod.toSorted()).toEqual([
        '2031-03-29T01:30:00Z',
        '2031-03-30T01:30:00Z',
        '2031-10-26T00:30:00Z',
        '2031-10-27T01:30:00Z',
      ]);

      const settings = { ...night, timezone: 'America/New_York' };
      await onlooker.ask('PUT', `/myconferences/${encodeURIComponent(id)}`, { settings });
      await skipOn('29 March 2031', 5);
      expect((await onlooker.conference('Night watch')).occur_mod).toEqual(['2031-03-29T05:30:00Z']);
    }, 60_000);
  });

  describe('a single meeting', () => {
    beforeEach(async () => {
      await ana.type(GENERAL, '/starleaf 24 March 2031 3pm with kim@outside.example about harvest');
      await ana.seeWords(GENERAL, 'harvest', 'scheduled by');
    });

    test('is moved: PUT /myconferences/<conf_id>', async () => {
      await ana.type(GENERAL, '/starleaf move harvest to 16:00');
      await ana.seeWords(GENERAL, 'harvest* is moved', '16:00–16:30');
      const { settings } = await onlooker.conference('harvest');
      expect(settings.start).toBe('2031-03-24T16:00:00');
      expect(settings.participants.map(({ email }) => email)).toEqual(['kim@outside.example']);
      await ben.seeWords(GENERAL, 'harvest', '16:00–16:30 London time', 'scheduled by');
    });

    test('is cancelled: DELETE /myconferences/<conf_id>', async () => {
      await ana.type(GENERAL, '/starleaf cancel harvest');
      await ana.seeWords(GENERAL, 'Cancel *harvest*', 'This cannot be undone');
      await ana.press(GENERAL, 'Cancel the meeting');
      await ana.seeWords(GENERAL, 'harvest* is cancelled');
      await ben.seeWords(GENERAL, 'Cancelled by', 'harvest');
      expect(await onlooker.conferences()).toEqual([]);
    });
  });

  describe('the edit modal', () => {
    const managed = {
      ...elsewhere.settings,
      title: 'Harvest',
      externally_managed: true,
      hide_dir_entry: true,
    };

    test('changes what was changed and leaves the rest: PUT /myconferences/<conf_id>', async () => {
      const stream = { rtmp_enable: true, rtmp_uri: 'rtmp://live.example.com/app', rtmp_token: 'key' };
      await onlooker.ask('POST', '/myconferences', { settings: { ...managed, ...stream } });
      const before = await onlooker.conference('Harvest');
      await ana.type(GENERAL, '/starleaf edit harvest');
      await ana.seeModal('Edit', 'Harvest', 'Bring the plans', 'kim@example.com');
      await ana.fill('Title', 'Harvest of plums');
      await ana.fill('Start time', '14:00');
      await ana.seeModal('14:00–15:30');
      await ana.submit();
      await ana.seeModal('Harvest of plums', 'is moved');
      const after = await onlooker.conference('Harvest of plums');
      const times = { start: '2031-03-25T14:00:00', end: '2031-03-25T15:30:00' };
      expect(after).toEqual({
        ...before,
        settings: { ...before.settings, title: 'Harvest of plums', ...times },
      });
    });

    test('changes only one of a series: PUT /myconferences/<conf_id>/occurrences/<occur_id>', async () => {
      const repetition = { frequency: 'weekly', interval: 1, count: 4, until: null };
      await onlooker.ask('POST', '/myconferences', { settings: { ...managed, repetition } });
      const before = await onlooker.conference('Harvest');
      await ana.type(GENERAL, '/starleaf edit harvest');
      await ana.seeModal('Only this one', 'Harvest', 'Bring the plans');
      await ana.fill('Title', 'Harvest of plums');
      await ana.submit();
      await ana.seeModal('Harvest of plums', 'The other dates stay');
      const { settings, occur_mod } = await onlooker.conference('Harvest');
      expect(settings).toEqual(before.settings);
      expect(occur_mod).toEqual(['2031-03-25T10:00:00Z']);
      const changed = await onlooker.occurrence(before.id, '2031-03-25T10:00:00Z');
      const { title, start, end, description, layout, require_owner, participants } = before.settings;
      expect({ title, start, end, description, layout, require_owner, participants }).toMatchObject({
        title: 'Harvest',
      });
      expect(changed.settings).toMatchObject({
        ...{ start, end, description, layout, require_owner, participants },
        title: 'Harvest of plums',
      });
    });

    test('makes nothing of what was cancelled meanwhile', async () => {
      await onlooker.ask('POST', '/myconferences', { settings: managed });
      const { id } = await onlooker.conference('Harvest');
      await ana.type(GENERAL, '/starleaf edit harvest');
      await ana.seeModal('Edit', 'Harvest', 'Bring the plans');
      await ana.fill('Title', 'Harvest of plums');
      await onlooker.ask('DELETE', `/myconferences/${encodeURIComponent(id)}`);
      await ana.submit();
      await ana.seeModal('That meeting is no longer in StarLeaf');
      expect((await onlooker.ask('GET', '/myconferences')).body).toEqual({ conf_ids: [] });
    });

    test('submitted twice at a time changes once, and makes one meeting', async () => {
      await ana.type(GENERAL, '/starleaf schedule');
      await ana.seeModal('Schedule a meeting');
      await ana.fill('Title', 'Plums');
      await ana.fill('When, in words', '24 March 2031 3pm');
      await ana.seeModal('15:00–15:30');
      await Promise.allSettled([ana.submit(), ana.submit()]);
      await ana.seeModal('Plums', 'Posted in');
      expect((await onlooker.conference('Plums')).settings.start).toBe('2031-03-24T15:00:00');
      const cards = (await ben.read(GENERAL)).filter((message) => wordsOf(message).includes('scheduled by'));
      expect(cards).toHaveLength(1);

      await ana.closeModals();
      await ana.type(GENERAL, '/starleaf edit plums');
      await ana.seeModal('Edit', 'Plums');
      await ana.fill('Title', 'Pears');
      await Promise.allSettled([ana.submit(), ana.submit()]);
      await ana.seeModal('Pears');
      const lines = await ben.see(GENERAL, (all) => all.some((each) => wordsOf(each).includes('ow called')));
      expect(lines.filter((each) => wordsOf(each).includes('ow called'))).toHaveLength(1);
    });
  });

  describe('profile', () => {
    const held = async () => (await onlooker.ask('GET', '/myprofile')).body;

    test('shows what is in force and sends what changed: GET and PATCH /myprofile', async () => {
      await ana.type(GENERAL, '/starleaf profile');
      await ana.seeModal('StarLeaf profile', 'ana@example.com', 'your organisation’s default');
      await ana.fill('Work phone', '+44 20 7946 0000');
      await ana.fill('Language', 'Deutsch (German)');
      await ana.submit();
      await ana.seeModal('Saved in your StarLeaf profile', '+44 20 7946 0000', 'Deutsch (German)');
      expect(await held()).toMatchObject({ phone_work: '+44 20 7946 0000', locale: 'de_de', timezone: null });
      expect(cloud.asked()).toEqual(expect.arrayContaining(['GET /myprofile', 'PATCH /myprofile']));
      expect(cloud.asked()).not.toContain('PUT /myprofile');
    });

    test('goes back to the organisation’s values: PUT /myprofile', async () => {
      const own = { timezone: 'Asia/Tokyo', conf_layout: 'equal_panes', phone_home: '+44 20 7946 0001' };
      await onlooker.ask('PATCH', '/myprofile', own);
      await ana.type(GENERAL, '/starleaf profile');
      await ana.seeModal('StarLeaf profile', 'your own choice');
      await ana.pressInModal('Reset all to my organisation’s defaults');
      await ana.seeModal('Reset in your StarLeaf profile');
      expect(await held()).toMatchObject({
        timezone: null,
        conf_layout: null,
        phone_home: '+44 20 7946 0001',
      });
      expect(cloud.asked()).toContain('PUT /myprofile');
    });
  });

  describe('invite', () => {
    test('says what StarLeaf answered for each: GET /features and POST /invite', async () => {
      await ana.type(GENERAL, '/starleaf invite kim@outside.example, ben@example.com');
      const reply = await ana.seeWords(GENERAL, 'Invited: 2 addresses');
      expect(reply.ephemeralFor).toBe(ana.user);
      expect(wordsOf(reply)).toMatch(/ben@example\.com[^"]*: can be called already/);
      expect(wordsOf(reply)).toMatch(/kim@outside\.example[^"]*: invite sent/);
      expect(cloud.asked().filter((request) => request === 'POST /invite')).toHaveLength(2);
    });

    test('takes several in a form', async () => {
      await ana.type(GENERAL, '/starleaf invite');
      await ana.seeModal('Invite guests');
      expect(cloud.asked()).toContain('GET /features');
      await ana.fill('E-mail addresses', 'kim@outside.example lee@outside.example');
      await ana.submit();
      await ana.seeModal('Invited: 2 addresses', 'lee@outside.example: invite sent');
    });
  });

  test('check tells what StarLeaf is and can do: GET /features and GET /version', async () => {
    await ana.type(GENERAL, '/starleaf check');
    const report = await ana.seeWords(GENERAL, 'Everything works.', 'scheduling meetings', 'guest invites');
    expect(report.ephemeralFor).toBe(ana.user);
    const { body } = await onlooker.ask('GET', '/version');
    expect(wordsOf(report)).toContain((body as { software_version: string }).software_version);
    expect(report.text).toMatch(/Reference \w{4}\./);
    expect(cloud.asked()).toEqual(expect.arrayContaining(['GET /features', 'GET /version']));
  });
});
