import { describe, expect, test } from '@jest/globals';
import type { Standing } from '../../../src/conference-server/invitations/standing.js';
import { findTidings } from '../../../src/conference-server/invitations/tidings.js';
import type { OccurrenceChange } from '../../../src/conference-server/occurrences.js';
import type { ConfSettings } from '../../../src/conference-server/settings.js';
import { SETTINGS, WEEKLY } from '../fixture.js';

const [FIRST, SECOND] = ['2026-12-01T10:00:00Z', '2026-12-08T10:00:00Z'];
const people = (...names: string[]) => names.map((name) => ({ email: `${name}@example.org` }));
const MOVED: OccurrenceChange = {
  canceled: false,
  changes: { start: '2026-12-09T10:00:00', end: '2026-12-09T10:30:00', timezone: 'Europe/London' },
};
const CANCELED: OccurrenceChange = { canceled: true, changes: {} };

function standing(settings: Partial<ConfSettings> = {}, changes: Standing['changes'] = {}): Standing {
  return { settings: { ...SETTINGS, repetition: WEEKLY, participants: people('kim'), ...settings }, changes };
}

describe('who is told what', () => {
  test.each<[string, Standing | null, Standing | null, readonly string[]]>([
    ['nothing changes', standing(), standing(), []],
    [
      'it is new',
      null,
      standing({ participants: people('kim', 'Ben') }),
      ['kim invitation all', 'ben invitation all'],
    ],
    ['it is gone', standing(), null, ['kim cancellation all']],
    ['it was never there', null, null, []],
    ['the title changes', standing(), standing({ title: 'Cellar' }), ['kim update all']],
    ['the case of an address changes', standing(), standing({ participants: people('KIM') }), []],
    ['one is moved', standing(), standing({}, { [SECOND]: MOVED }), [`kim update ${SECOND}`]],
    ['one is moved back', standing({}, { [SECOND]: MOVED }), standing(), [`kim update ${SECOND}`]],
    ['one is cancelled', standing(), standing({}, { [SECOND]: CANCELED }), [`kim cancellation ${SECOND}`]],
    ['one is restored', standing({}, { [SECOND]: CANCELED }), standing(), [`kim restoration ${SECOND}`]],
    [
      'one that was moved is cancelled',
      standing({}, { [SECOND]: MOVED }),
      standing({}, { [SECOND]: { ...MOVED, canceled: true } }),
      [`kim cancellation ${SECOND}`],
    ],
    [
      'several change at once: one mail',
      standing(),
      standing({}, { [FIRST]: CANCELED, [SECOND]: MOVED }),
      ['kim update all'],
    ],
    [
      'only the layout of one changes',
      standing(),
      standing({}, { [SECOND]: { canceled: false, changes: { layout: 'equal_panes' } } }),
      [],
    ],
    [
      'somebody is added to one',
      standing(),
      standing({}, { [SECOND]: { canceled: false, changes: { participants: people('kim', 'ben') } } }),
      [`ben invitation ${SECOND}`],
    ],
    [
      'somebody leaves all but one',
      standing({ participants: people('kim', 'ben') }),
      standing({}, { [SECOND]: { canceled: false, changes: { participants: people('ben') } } }),
      [`kim cancellation ${SECOND}`, 'ben cancellation all', `ben invitation ${SECOND}`],
    ],
    [
      'the pattern drops the one that somebody was asked to',
      standing({}, { [SECOND]: { canceled: false, changes: { participants: people('ben') } } }),
      standing({ repetition: { ...WEEKLY, interval: 2 } }),
      ['kim update all', `ben cancellation ${SECOND}`],
    ],
    [
      'the title of all changes that a guest of one sees too',
      standing({}, { [SECOND]: { canceled: false, changes: { participants: people('ben') } } }),
      standing(
        { title: 'Cellar' },
        { [SECOND]: { canceled: false, changes: { participants: people('ben') } } },
      ),
      ['kim update all', `ben update ${SECOND}`],
    ],
  ])('when %s', (_name, before, after, expected) => {
    const tidings = findTidings({ before, after });
    expect(tidings.map(({ to, news, occurId }) => `${to.split('@')[0]} ${news} ${occurId ?? 'all'}`)).toEqual(
      expected,
    );
  });
});
