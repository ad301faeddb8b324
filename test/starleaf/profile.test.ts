import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { StarLeafAccount } from '../../src/starleaf/service.js';
import { FakeStarLeaf } from './fake-starleaf.js';
import { ada, openService } from './support.js';

let fake: FakeStarLeaf;
let account: StarLeafAccount;

beforeEach(async () => {
  fake = await FakeStarLeaf.start();
  account = openService(fake).service.account(ada, fake.addPerson('ada@example.com', 'pass word'));
});

afterEach(async () => {
  await fake.stop();
  expect(fake.violations).toEqual([]);
});

const profile = () => fake.profiles.get('ada@example.com');

describe('a profile', () => {
  test('says what is the person’s own and what the organisation’s', async () => {
    Object.assign(profile() ?? {}, { timezone: 'Asia/Tokyo', phone_work: '+81 3 0000 0000' });
    expect(await account.readProfile()).toEqual({
      email: 'ada@example.com',
      firstname: 'Ada',
      lastname: 'Byron',
      zone: 'Asia/Tokyo',
      locale: null,
      phoneHome: null,
      phoneWork: '+81 3 0000 0000',
      phoneMobile: null,
      layout: null,
      isExternallyManaged: false,
      integrationName: null,
      defaults: { zone: 'Europe/London', locale: 'en_int', layout: 'speaker_with_strip' },
    });
  });

  test('may be nearly empty', async () => {
    fake.fail('GET', '/myprofile', { kind: 'answer', status: 200, body: '{"email":"ada@example.com"}' });
    expect(await account.readProfile()).toMatchObject({
      firstname: '',
      zone: null,
      defaults: { zone: null },
    });
  });

  test('changes only where it is told to', async () => {
    Object.assign(profile() ?? {}, { locale: 'de_de', phone_home: '+49 30 000000' });
    await account.changeProfile({ zone: 'Europe/Berlin', phoneHome: null });
    expect(fake.seen.at(-1)).toMatchObject({
      method: 'PATCH',
      body: { timezone: 'Europe/Berlin', phone_home: null },
    });
    expect(profile()).toMatchObject({
      timezone: 'Europe/Berlin',
      locale: 'de_de',
      phone_home: null,
      firstname: 'Ada',
    });
  });

  test('that is replaced goes back to the organisation’s values where nothing is said', async () => {
    Object.assign(profile() ?? {}, { locale: 'de_de', conf_layout: 'equal_panes' });
    await account.replaceProfile({ firstname: 'Augusta', lastname: 'King', layout: 'speaker_only' });
    expect(profile()).toMatchObject({ firstname: 'Augusta', locale: null, conf_layout: 'speaker_only' });
  });

  test('that an integration manages is partly locked', async () => {
    Object.assign(profile() ?? {}, { externally_managed: true, integration_name: 'HR' });
    expect(await account.readProfile()).toMatchObject({ isExternallyManaged: true, integrationName: 'HR' });
    await expect(account.changeProfile({ firstname: 'Augusta' })).rejects.toMatchObject({
      failure: 'forbidden',
    });
    await account.changeProfile({ phoneHome: '+44 20 0000 0000' });
  });

  test('change whose answer is lost is not repeated', async () => {
    await account.readProfile();
    fake.fail('PATCH', '/myprofile', { kind: 'cut', worked: true });
    await expect(account.changeProfile({ zone: 'UTC' })).rejects.toMatchObject({ failure: 'unreachable' });
    expect(fake.count('PATCH', '/myprofile')).toBe(1);
  });
});
