import { describe, expect, test } from '@jest/globals';
import { type Fate, judge, type Wish } from './wish.js';

const WISH: Wish = {
  title: 'wish-00001',
  by: 'U0PERSON001',
  channel: 'C0WITH000',
  appPosts: true,
  way: 'command',
  sentAt: 0,
  ackMs: 20,
  problem: null,
  told: [],
};
const REFUSED = { ...WISH, ackMs: null, problem: '/starleaf failed' };
const FAILURE = 'I could not reach StarLeaf just now. Please try again in a moment. Reference 7F3KQ2.';
const DOUBT = 'StarLeaf took too long to answer, so this may or may not be done. Please try again.';
const WITHOUT_CARD = 'Done: wish-00001. Slack does not let me post there. Join: https://example.com/1';

function fate(conferences: number, cards: number): Fate {
  return { conferences, cards, cardAt: null };
}

describe('kept is what was promised', () => {
  test.each<readonly [words: string, wish: Wish, fate: Fate]>([
    ['accepted, one conference, one card', WISH, fate(1, 1)],
    ['accepted, nothing made, and its person told so', { ...WISH, told: [FAILURE] }, fate(0, 0)],
    [
      'one conference, no card where the app is no member, and its person told how to join',
      { ...WISH, appPosts: false, told: [WITHOUT_CARD] },
      fate(1, 0),
    ],
    ['one conference that its person was told of as possible', { ...WISH, told: [DOUBT] }, fate(1, 0)],
    ['refused, nothing made', REFUSED, fate(0, 0)],
    ['refused since the acknowledgement was lost, but done', REFUSED, fate(1, 1)],
  ])('%s', (_, wish, fateOfIt) => {
    expect(judge(wish, fateOfIt)).toBeNull();
  });
});

describe('broken is', () => {
  test.each<readonly [verdict: string, words: string, wish: Wish, fate: Fate]>([
    ['2 conferences', 'two conferences', WISH, fate(2, 1)],
    ['2 cards', 'two cards', WISH, fate(1, 2)],
    ['a card without a conference', 'a card alone', WISH, fate(0, 1)],
    ['lost in silence', 'accepted, and nothing said', WISH, fate(0, 0)],
    ['lost in silence', 'accepted, and said to be done', { ...WISH, told: [WITHOUT_CARD] }, fate(0, 0)],
    ['a conference that nobody was told of', 'a conference, and nothing said', WISH, fate(1, 0)],
    [
      'no card, although the app may post there',
      'a conference without a card',
      { ...WISH, told: [WITHOUT_CARD] },
      fate(1, 0),
    ],
    [
      'a conference that nobody was told of',
      'a conference, and said to have failed',
      { ...WISH, told: [FAILURE] },
      fate(1, 0),
    ],
    ['a conference that nobody was told of', 'refused, half done', REFUSED, fate(1, 0)],
  ])('%s: %s', (verdict, _, wish, fateOfIt) => {
    expect(judge(wish, fateOfIt)).toBe(verdict);
  });
});
