import { describe, expect, test } from '@jest/globals';
import { describeFault } from '../../../src/playground/block-kit/fault.js';
import { validateView } from '../../../src/playground/block-kit/validate.js';
import { buildForm } from '../../../src/slack/form/build-form.js';
import type { Contents } from '../../../src/slack/form/contents.js';
import type { FormReader } from '../../../src/slack/form/form-reader.js';
import { digest, type Memo, type Subject } from '../../../src/slack/form/memo.js';
import { digestParts } from '../../../src/slack/form/opened.js';
import { readForm } from '../../../src/slack/form/read-form.js';
import { readWhen } from '../../../src/slack/form/read-when.js';
import { toTimes } from '../../../src/slack/form/times.js';
import { ANA, at, NOON, once } from '../support/facts.js';

const READER: FormReader = {
  person: ANA,
  locale: ANA.locale,
  now: NOON,
  defaultMinutes: 30,
  madeTitle: 'Ana’s meeting',
  postsHere: true,
};

const SUBJECT: Subject = { kind: 'schedule', channelId: 'C1', thread: null };

function fill(change: Partial<Contents>): Contents {
  return {
    title: 'Roof',
    words: '',
    times: toTimes(once(), at('2026-11-24T12:00')),
    people: [],
    guests: '',
    post: 'C1',
    agenda: '',
    layout: null,
    options: [],
    tells: true,
    ...change,
  };
}

function remember(contents: Contents, subject: Subject = SUBJECT): Memo {
  return {
    subject,
    revisions: { words: 0, times: 0, rest: 0 },
    at: NOON,
    source: 'times',
    words: digest(contents.words),
    times: contents.times,
    offers: ['layout', 'recording'],
  };
}

const EXTREMES: readonly [string, Partial<Contents>][] = [
  ['a title of 256 characters', { title: 'x'.repeat(256) }],
  ['a title that is too long', { title: '👩‍👩‍👧‍👦'.repeat(60) }],
  ['an agenda of 2,048 characters', { agenda: 'y\n'.repeat(1024) }],
  ['an agenda that is too long', { agenda: 'z'.repeat(2900) }],
  ['a hundred people', { people: Array.from({ length: 100 }, (_, index) => `U0PERSON${index}`) }],
  [
    'a hundred guests',
    { guests: Array.from({ length: 100 }, (_, index) => `guest${index}@example.com`).join(', ') },
  ],
  ['text from right to left', { title: 'اجتماع \u202e שלום', agenda: 'مرحبا' }],
  ['calls and signs', { title: '<!channel> & <@U1> *b*', words: '<!here> & tomorrow 3pm `x`' }],
  ['words that make no sense', { words: 'whenever '.repeat(50) }],
  ['everything empty', { title: '', post: null, times: { ...fill({}).times, date: null, time: null } }],
];

const USES: readonly Subject[] = [
  SUBJECT,
  { kind: 'schedule', channelId: null, thread: { channelId: 'C1', ts: '17.01' } },
  ...(['this', 'following', 'all'] as const).map(
    (scope): Subject => ({
      kind: 'edit',
      confId: 'slack-1',
      occurId: '2026-11-25T15:00:00Z',
      scope,
      opened: digestParts(fill({})),
    }),
  ),
];

describe.each(EXTREMES)('a form with %s', (_, change) => {
  const contents = fill(change);

  test.each(USES)('is taken by Slack, and calls nobody: $kind $scope', (subject) => {
    const memo = remember(contents, subject);
    const view = buildForm({ contents, memo, reading: readWhen(contents, memo, READER), reader: READER });
    const checked = validateView(view);
    expect(checked.kind === 'faulty' ? checked.faults.map(describeFault) : []).toEqual([]);
    const mrkdwn = JSON.stringify(view.blocks.filter(({ type }) => type === 'section' || type === 'context'));
    expect(mrkdwn).not.toMatch(/<!|<@/);
    expect((view.private_metadata ?? '').length).toBeLessThanOrEqual(3000);
    expect(view.private_metadata).not.toMatch(/@|xxx|channel>/);
  });

  test('shows all that was typed', () => {
    const view = buildForm({
      contents,
      memo: remember(contents),
      reading: readWhen(contents, remember(contents), READER),
      reader: READER,
    });
    const shown = JSON.stringify(view.blocks);
    for (const typed of [contents.title, contents.agenda, contents.guests, contents.words])
      if (typed !== '') expect(shown).toContain(JSON.stringify({ initial_value: typed }).slice(1, -1));
  });
});

describe('a form that is submitted', () => {
  test.each<[string, Partial<Contents>, string, RegExp]>([
    ['a title that is too long', { title: 'x'.repeat(257) }, 'title', /257 characters.*256/],
    ['a title of one character', { title: '👍' }, 'title', /at least 2/],
    ['an agenda that is too long', { agenda: 'x'.repeat(2049) }, 'agenda', /2049 characters.*2048/],
    [
      'too many people',
      { people: Array.from({ length: 301 }, (_, index) => `U${index}`) },
      'people',
      /301 people/,
    ],
    ['no address', { guests: 'kim@example.com, lee' }, 'guests', /“lee” is no e-mail address/],
    ['words without a time', { words: 'lunch' }, 'words', /did not find a time/],
    ['words of the past', { words: 'yesterday 3pm' }, 'words', /in the past/],
    [
      'a pattern that StarLeaf cannot hold',
      { words: 'every first and third Monday of the month at 10' },
      'repeat',
      /The nearest that it can: “/,
    ],
  ])('says under the field what is wrong with %s', (_, change, field, words) => {
    const contents = fill(change);
    const memo: Memo = { ...remember(contents), source: change.words === undefined ? 'times' : 'words' };
    expect(readForm(contents, memo, READER)).toEqual({ faults: { [field]: expect.stringMatching(words) } });
  });

  test('goes by words that were typed quicker than the pickers could follow', () => {
    const contents = fill({ words: 'Friday 10am for 20 minutes' });
    const asked = readForm(contents, { ...remember(contents), words: digest('Friday') }, READER);
    expect(asked).toMatchObject({ schedule: { start: { value: at('2026-11-27T10:00') } } });
  });

  test('goes by a picker that was changed quicker than the words could follow', () => {
    const before = fill({ words: 'tomorrow 3pm' });
    const contents = { ...before, times: { ...before.times, time: '16:00' } };
    const asked = readForm(contents, { ...remember(before), source: 'words' }, READER);
    expect(asked).toMatchObject({ schedule: { start: { value: at('2026-11-25T16:00') } } });
  });

  test('asks where both were changed at once', () => {
    const before = fill({ words: 'tomorrow 3pm' });
    const contents = { ...before, words: 'Friday 9am', times: { ...before.times, time: '16:00' } };
    expect(readForm(contents, remember(before), READER)).toEqual({
      faults: { words: expect.stringMatching(/do not agree/) },
    });
  });

  test('takes what is no time among the words for the title, if there is none', () => {
    const contents = fill({ title: '', words: 'tomorrow 3pm lunch' });
    expect(readForm(contents, { ...remember(contents), source: 'words' }, READER)).toMatchObject({
      title: 'lunch',
    });
  });
});
