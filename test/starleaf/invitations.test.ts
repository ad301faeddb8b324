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

describe('a guest invite', () => {
  test('goes to somebody new', async () => {
    expect(await account.inviteGuest('kim@example.com')).toBe('invited');
    expect(fake.invited).toEqual(['kim@example.com']);
  });

  test('is not needed for somebody who can be called', async () => {
    fake.addPerson('bob@example.com', 'other word');
    expect(await account.inviteGuest('bob@example.com')).toBe('callable');
  });

  test('whose answer is lost is not sent again', async () => {
    await account.features();
    fake.fail('POST', '/invite', { kind: 'cut', worked: true });
    await expect(account.inviteGuest('kim@example.com')).rejects.toMatchObject({ failure: 'unreachable' });
    expect(fake.invited).toEqual(['kim@example.com']);
  });

  test.each(['{"status":"perhaps"}', '{"status":1}', '{}'])(
    'answered with %s is "unexpected"',
    async (body) => {
      fake.fail('POST', '/invite', { kind: 'answer', status: 200, body });
      await expect(account.inviteGuest('kim@example.com')).rejects.toMatchObject({ failure: 'unexpected' });
    },
  );

  test('that the person may not send is "forbidden"', async () => {
    fake.fail('POST', '/invite', { kind: 'answer', status: 403 });
    await expect(account.inviteGuest('kim@example.com')).rejects.toMatchObject({ failure: 'forbidden' });
  });
});
