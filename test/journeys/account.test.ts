import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { connectAt } from '../support/connected.js';
import type { DocumentedCloud } from '../support/documented-cloud/documented-cloud.js';
import { openDocumentedCloud } from '../support/documented-cloud/open.js';
import { type Seat, wordsOf } from '../support/seat.js';
import { troublesIn } from '../support/troubles.js';
import { openWorld, type World } from '../support/world.js';

const GENERAL = 'C0GENERAL1';
const BEN = 'ben@example.com';

let cloud: DocumentedCloud;
let world: World;
let ben: Seat;

beforeEach(async () => {
  cloud = await openDocumentedCloud();
  world = await openWorld({ starleafApiUrl: cloud.url });
  ben = world.seat('ben');
  await connectAt(GENERAL, ben);
});

afterEach(async () => {
  await world.close();
  await cloud.close();
  expect(troublesIn(world.logged()).filter((line) => !line.includes('reference'))).toEqual([]);
  expect(cloud.violations).toEqual([]);
});

describe('the profile', () => {
  const save = async (...fields: readonly (readonly [string, string])[]) => {
    for (const [label, value] of fields) await ben.fill(label, value);
    return ben.submit();
  };

  test('shows what is in force and where it comes from', async () => {
    cloud.profiles.add(BEN, { firstname: 'Ben', lastname: 'Carter', locale: 'fr_fr' });
    await ben.type(GENERAL, '/starleaf profile');
    await ben.seeModal(
      'ben@example.com',
      'cannot be changed here',
      'Carter',
      'Organisation’s default: Europe/London',
      'In force: your organisation’s default, Europe/London.',
      'Français (French)',
      'In force: your own choice. Your organisation’s default: English (international)',
    );
  });

  test('tells StarLeaf of what changed and of nothing else, and says what it is now', async () => {
    await ben.type(GENERAL, '/starleaf profile');
    await ben.seeModal('Time zone');
    expect(await ben.search('Time zone', 'par')).toContain('Europe/Paris');
    await save(
      ['Time zone', 'Europe/Paris'],
      ['Language', 'Deutsch (German)'],
      ['Work phone', '+44 20 7946 0000'],
    );
    await ben.seeModal(
      'Saved',
      'Time zone: *Europe/Paris*',
      'Language: *Deutsch (German)*',
      'Work phone: *+44',
    );
    expect(cloud.asked('PATCH /myprofile').map(({ body }) => body)).toEqual([
      { timezone: 'Europe/Paris', locale: 'de_de', phone_work: '+44 20 7946 0000' },
    ]);
  });

  test('keeps what somebody else changed meanwhile', async () => {
    await ben.type(GENERAL, '/starleaf profile');
    await ben.seeModal('Time zone');
    cloud.profiles.add(BEN, { lastname: 'Changed elsewhere' });
    await save(['First name', 'Benjamin']);
    await ben.seeModal('First name: *Benjamin*');
    expect(cloud.profiles.of(BEN)).toMatchObject({ firstname: 'Benjamin', lastname: 'Changed elsewhere' });
  });

  test('asks nothing of StarLeaf where nothing changed', async () => {
    await ben.type(GENERAL, '/starleaf profile');
    await ben.seeModal('Time zone');
    const before = cloud.requests.length;
    await ben.submit();
    await ben.seeModal('You changed nothing');
    expect(cloud.requests).toHaveLength(before);
  });

  test('goes back to the organisation’s values one by one, or all at once', async () => {
    cloud.profiles.add(BEN, {
      timezone: 'Asia/Tokyo',
      locale: 'jp_jp',
      phone_home: '1',
      conf_layout: 'equal_panes',
    });
    await ben.type(GENERAL, '/starleaf profile');
    await ben.seeModal('Asia/Tokyo');
    await save(['Language', 'Organisation’s default: English (international)']);
    await ben.seeModal('Language: your organisation’s default, English (international)');
    expect(cloud.asked('PATCH /myprofile').map(({ body }) => body)).toEqual([{ locale: null }]);

    await ben.closeModals();
    await ben.type(GENERAL, '/starleaf profile');
    await ben.seeModal('Asia/Tokyo');
    await ben.pressInModal('Reset all to my organisation’s defaults');
    await ben.seeModal('Reset in your StarLeaf profile', 'your organisation’s default, Europe/London');
    const { timezone, conf_layout, phone_home } = cloud.profiles.of(BEN);
    expect({ timezone, conf_layout, phone_home }).toEqual({
      timezone: null,
      conf_layout: null,
      phone_home: '1',
    });
    expect(cloud.asked('PUT /myprofile')).toHaveLength(1);
  });

  test('locks what an integration manages, and says why', async () => {
    const integration_name = 'Acme <Directory>';
    cloud.profiles.add(BEN, { integration_name, phone_work: '+1 212 555 0100', timezone: 'Asia/Tokyo' });
    await ben.type(GENERAL, '/starleaf profile');
    const { view } = await ben.seeModal('managed by *Acme &lt;Directory&gt;*', '+1 212 555 0100');
    const labels = JSON.stringify(view.blocks.filter(({ type }) => type === 'input'));
    expect(labels).not.toMatch(/First name|Last name|Work phone|Mobile phone/);
    expect(labels).toMatch(/Home phone/);
    await ben.pressInModal('Reset all to my organisation’s defaults');
    await ben.seeModal('Reset in your StarLeaf profile');
    expect(cloud.asked('PATCH /myprofile').map(({ body }) => body)).toEqual([{ timezone: null }]);
  });

  test('offers no layout where the organisation has no choice of them', async () => {
    cloud.features = ['conferencing'];
    await ben.type(GENERAL, '/starleaf profile');
    const { view } = await ben.seeModal('Time zone');
    expect(JSON.stringify(view)).not.toContain('Layout');
  });

  test('names a fault under its field', async () => {
    await ben.type(GENERAL, '/starleaf profile');
    await ben.seeModal('Time zone');
    expect(await save(['First name', '   '], ['Home phone', 'the red one'])).toEqual({
      errors: {
        'profile-firstname': expect.stringContaining('cannot be empty'),
        'profile-phoneHome': expect.stringContaining('no phone number'),
      },
    });
  });

  test('keeps what was typed when StarLeaf fails', async () => {
    await ben.type(GENERAL, '/starleaf profile');
    await ben.seeModal('Time zone');
    cloud.weather.next({ method: 'PATCH', path: '/myprofile' }, { kind: 'status', status: 500 }, 9);
    await save(['First name', 'Benjamin'], ['Language', 'Polski (Polish)']);
    await ben.seeModal(':warning:', 'Reference', 'Benjamin', 'Polski (Polish)', 'Europe/London');
    cloud.weather.clear();
    await ben.submit();
    await ben.seeModal('Saved', 'Benjamin', 'Polski');
  });
});

describe('guest invites', () => {
  test('go out by the command, and each answer of StarLeaf is told', async () => {
    await ben.type(GENERAL, '/starleaf invite guest@outside.example, ana@example.com');
    const reply = await ben.seeWords(
      GENERAL,
      'guest@outside.example: invite sent, if the address exists',
      'ana@example.com: can be called already',
    );
    expect(reply.ephemeralFor).toBe(ben.user);
    expect(cloud.invited).toEqual(['guest@outside.example']);
    expect(world.logged()).not.toContain('outside.example');
  });

  test('go out from the form, once what is no address is mended', async () => {
    await ben.type(GENERAL, '/starleaf invite');
    await ben.seeModal('E-mail addresses');
    await ben.fill('E-mail addresses', 'one@outside.example two@outside\nthree@outside.example; ;');
    expect(await ben.submit()).toEqual({ errors: { addresses: '“two@outside” is no e-mail address.' } });
    await ben.fill('E-mail addresses', 'one@outside.example, three@outside.example');
    await ben.submit();
    await ben.seeModal('Invited: 2 addresses', 'one@outside.example', 'three@outside.example');
    expect([...cloud.invited].sort()).toEqual(['one@outside.example', 'three@outside.example']);
  });

  test('keep what was typed where one of them is no address', async () => {
    await ben.type(GENERAL, '/starleaf invite one@outside.example two@');
    await ben.seeModal('“two@” is no e-mail address', 'one@outside.example, two@');
    expect(cloud.invited).toEqual([]);
  });

  test('that failed can be tried again, and those alone', async () => {
    cloud.weather.next({ method: 'POST', path: '/invite' }, { kind: 'status', status: 503 });
    await ben.type(GENERAL, '/starleaf invite one@outside.example two@outside.example');
    await ben.seeWords(GENERAL, 'Invited: 1 address. Not invited: 1 address', 'Reference');
    await ben.press(GENERAL, 'Try again for this one');
    await ben.see(GENERAL, (messages) => {
      const words = messages.map(wordsOf).join('\n');
      return words.includes('invite sent') && !words.includes('Not invited');
    });
    expect([...cloud.invited].sort()).toEqual(['one@outside.example', 'two@outside.example']);
    expect(world.logged()).not.toContain('outside.example');
  });

  test('are said to be missing where the organisation has none', async () => {
    cloud.features = ['conferencing'];
    await ben.type(GENERAL, '/starleaf invite guest@outside.example');
    await ben.seeWords(GENERAL, 'not part of your organisation’s StarLeaf');
    await ben.type(GENERAL, '/starleaf invite');
    await ben.seeWords(GENERAL, 'not part of your organisation’s StarLeaf');
    expect(cloud.asked('POST /invite')).toEqual([]);
  });

  test('are not for people of this workspace', async () => {
    await ben.type(GENERAL, '/starleaf invite @ana');
    await ben.seeModal('addresses that you give yourself');
  });
});

describe('people for a meeting', () => {
  const invitees = (index = 0) =>
    cloud.conferences.of(BEN)[index]?.settings.participants.map(({ email }) => email) ?? [];

  test('are added once that is confirmed, and the card follows', async () => {
    await ben.type(GENERAL, '/starleaf tomorrow 3pm about the roof');
    await ben.seeWords(GENERAL, 'Posted in');
    await ben.type(GENERAL, '/starleaf invite @ana and guest@outside.example to the roof');
    const question = await ben.seeWords(GENERAL, 'Add <@U0ANACOSTA>, 1 guest by e-mail to', 'roof');
    expect(question.ephemeralFor).toBe(ben.user);
    expect(JSON.stringify(question.blocks)).not.toContain('outside.example');
    expect(invitees()).not.toContain('guest@outside.example');
    await ben.press(GENERAL, 'Add to this meeting');
    await ben.seeWords(GENERAL, 'With <@U0ANACOSTA>, 1 guest by e-mail', 'scheduled by');
    expect(invitees()).toEqual(expect.arrayContaining(['ana@example.com', 'guest@outside.example']));
    expect(cloud.invited).toEqual([]);
    await ben.type(GENERAL, '/starleaf invite @ana to roof');
    await ben.seeWords(GENERAL, 'Everybody you named is invited');
    expect(world.logged()).not.toContain('outside.example');
  });

  test('are added to one date of a series, or to all', async () => {
    await ben.type(GENERAL, '/starleaf every day at 9:30 about standup');
    await ben.seeWords(GENERAL, 'Posted in');
    await ben.type(GENERAL, '/starleaf invite @ana to standup');
    await ben.seeWords(GENERAL, 'Add <@U0ANACOSTA> to', 'Add to all dates', 'Only T');
    const question = await ben.seeWords(GENERAL, 'Add to all dates');
    const label = /"text":"(Only [^"]*)"/.exec(JSON.stringify(question.blocks))?.[1] ?? '';
    await ben.press(GENERAL, label);
    await ben.seeWords(GENERAL, 'The other dates stay');
    expect(cloud.asked('PUT /myconferences/:/occurrences/:')).toHaveLength(1);
    expect(invitees()).not.toContain('ana@example.com');
    await ben.type(GENERAL, '/starleaf invite @ana to standup');
    await ben.seeWords(GENERAL, 'Add to all dates');
    await ben.press(GENERAL, 'Add to all dates');
    await ben.seeWords(GENERAL, 'With <@U0ANACOSTA>', 'scheduled by');
    expect(invitees()).toContain('ana@example.com');
    await ben.see(GENERAL, (all) => all.every((message) => !wordsOf(message).includes('Add to all dates')));
  });
});

describe('the self-test', () => {
  test('names everything that works, with a reference that the log has too', async () => {
    await ben.type(GENERAL, '/starleaf check');
    const report = await ben.seeWords(
      GENERAL,
      'Everything works.',
      '✓ Slack answers',
      '✓ The store can be written and read',
      '✓ You are connected as *ben@example.com*',
      '✓ StarLeaf answers and accepts your sign-in',
      'scheduling meetings, choosing a layout, recording, guest invites, joining in the browser',
      '✓ 0 meetings of yours can be read',
    );
    const [, reference = ''] = /Reference (\w{4})\./.exec(report.text) ?? [];
    expect(world.logged()).toContain(`"reference":"${reference}"`);
    expect(world.logged()).not.toContain('ben@example.com');
  });

  test('says what to do where something does not work', async () => {
    cloud.weather.next({ method: 'GET', path: '/features' }, { kind: 'status', status: 503 }, 99);
    await ben.type(GENERAL, '/starleaf check');
    await ben.seeWords(
      GENERAL,
      '1 of 6 checks failed',
      '✗ I could not reach StarLeaf just now',
      '✓ 0 meetings',
    );
  });

  test('tells people without an account to connect one', async () => {
    const ana = world.seat('ana');
    await ana.type(GENERAL, '/starleaf check');
    await ana.seeWords(GENERAL, '✗ No StarLeaf account of yours is connected', 'Connect my account');
  });

  test('leaves "check in with somebody" a meeting', async () => {
    await ben.type(GENERAL, '/starleaf check in with @ana tomorrow 3pm');
    await ben.seeWords(GENERAL, 'scheduled by', 'check');
  });
});
