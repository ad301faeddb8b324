import { expect, test } from '@jest/globals';
import { conversationTitle, findAuthor } from '../../../../src/playground/page/state/conversations.js';
import { BEN, SNAPSHOT } from '../fixtures/snapshot.js';

test('a conversation is called by its name, or by the other side of it', () => {
  const titles = SNAPSHOT.conversations.map((conversation) => conversationTitle(SNAPSHOT, conversation));
  expect(titles).toEqual(['#general', '#leadership', 'Ben Carter', 'StarLeaf']);
});

test('a message is by a person, by the app or by nobody known', () => {
  expect(findAuthor(SNAPSHOT, 'UBEN')).toBe(BEN);
  expect(findAuthor(SNAPSHOT, 'UAPP')).toBe(SNAPSHOT.app);
  expect(findAuthor(SNAPSHOT, 'USLACKBOT')).toBeUndefined();
});
