import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { StarLeafAccount } from '../../src/starleaf/service.js';
import { FakeStarLeaf } from './fake-starleaf.js';
import { ada, openService } from './support.js';

let fake: FakeStarLeaf;
let account: StarLeafAccount;

beforeEach(async () => {
  fake = await FakeStarLeaf.start();
  account = openService(fake).service.account(ada, fake.addPerson('ada@example.com', 'pass word'));
});

afterEach(() => fake.stop());

test('the features are those of the person’s organisation', async () => {
  fake.features = ['conferencing', 'something-new'];
  expect(await account.features()).toEqual(new Set(['conferencing', 'something-new']));
});

test('the version is the server’s', async () => {
  expect(await account.version()).toEqual({ softwareVersion: '6.5.0d3', apiMinorVersion: 15 });
});
