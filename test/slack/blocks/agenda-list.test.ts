import { describe, expect, test } from '@jest/globals';
import { collectEntries, readListing } from '../../../src/slack/agenda/listing.js';
import { buildAgendaList } from '../../../src/slack/blocks/agenda-list.js';
import { inZone } from '../../../src/slack/local-time.js';
import type { ListedMeeting } from '../../../src/starleaf/meeting-list.js';
import { listedMeeting, modifiedOccurrence, weeklyMeeting } from '../../starleaf/listed-meeting.js';
import { at } from '../support/facts.js';

const LONDON = { zone: 'Europe/London', locale: 'en-GB' };

/** What somebody reads who types `list` and these words. */
function list(
  meetings: readonly ListedMeeting[],
  { text = '', reader = LONDON, now = at('2026-11-24T12:00'), unreadable = 0 } = {},
): readonly string[] {
  const here = inZone(now.toMillis(), reader.zone);
  const listing = readListing(text, { now: here, zone: reader.zone, locale: reader.locale });
  const entries = collectEntries(listing, { meetings, now });
  const { blocks } = buildAgendaList({ listing, entries, unreadable, reader, now });
  return blocks.flatMap((block) => {
    if (block.type === 'section') return [block.text?.text ?? ''];
    if (block.type === 'context') return block.elements.map((each) => ('text' in each ? each.text : ''));
    return block.type === 'actions'
      ? [block.elements.map((each) => ('text' in each ? each.text?.text : '')).join(' | ')]
      : [];
  });
}

const once = (title: string, start: string) => listedMeeting({ confId: title, title, start: at(start) });
const JOIN = '<https://meet.example.com/1|Join>';
const NUMBERS = 'Numbers can be typed, such as `/starleaf join 1`.';

describe('a list', () => {
  test('has the day above its meetings, and marks what is special about each', () => {
    const standup = weeklyMeeting(
      modifiedOccurrence('2026-11-30T09:30:00Z', { start: at('2026-12-01T11:00') }),
      modifiedOccurrence('2026-12-07T09:30:00Z', { isCancelled: true }),
      modifiedOccurrence('2026-12-14T09:30:00Z', { title: 'Retro & cake' }),
    );
    const portal = { ...once('Board', '2026-12-01T15:00'), isOurs: false };
    const room = listedMeeting({ title: 'Coffee', start: null, duration: null });
    expect(list([standup, portal, once('Now', '2026-11-24T11:55'), room]).slice(0, 11)).toEqual([
      '*Your meetings*',
      '*Today, Tue 24 Nov*',
      `*1.*  11:55–12:10  *Now* · :large_green_circle: on now · ${JOIN}`,
      '*Tue 1 Dec*',
      `*2.*  11:00–11:15  *Standup* · :repeat: · _moved from Mon 30 Nov, 09:30_ · ${JOIN}`,
      `*3.*  15:00–15:15  *Board* · :lock: _made elsewhere; can be changed only in StarLeaf_ · ${JOIN}`,
      '*Mon 7 Dec*',
      '*4.*  ~09:30–09:45  Standup~ · :repeat: · _skipped_',
      '*Mon 14 Dec*',
      `*5.*  09:30–09:45  *Retro &amp; cake* · :repeat: · _changed_ · ${JOIN}`,
      '*Mon 21 Dec*',
    ]);
  });

  test('ends with what is open at any time, and with what cannot be read', () => {
    const room = listedMeeting({ title: 'Coffee', start: null, duration: null });
    expect(list([room], { unreadable: 2 })).toEqual([
      '*Your meetings*',
      '*Open at any time*',
      `*1.*  any time  *Coffee* · ${JOIN}`,
      `2 more meetings are in StarLeaf, which does not show them to me. ${NUMBERS}`,
    ]);
  });

  test.each([
    ['today', '*Your meetings, Today, Tue 24 Nov*', ['Breakfast', 'Lunch']],
    ['tomorrow', '*Your meetings, Tomorrow, Wed 25 Nov*', ['Review']],
    ['this week', '*Your meetings, Mon 23 Nov – Sun 29 Nov*', ['Monday', 'Breakfast', 'Lunch', 'Review']],
    ['next week', '*Your meetings, Mon 30 Nov – Sun 6 Dec*', ['Later']],
    ['30 November', '*Your meetings, Mon 30 Nov*', ['Later']],
    ['review', '*Your meetings for “review”*', ['Review']],
    ['my meetings', '*Your meetings*', ['Lunch', 'Review', 'Later']],
  ])('of “%s” has those', (text, heading, titles) => {
    const meetings = [
      once('Later', '2026-11-30T10:00'),
      once('Review', '2026-11-25T10:00'),
      once('Lunch', '2026-11-24T13:00'),
      once('Breakfast', '2026-11-24T08:00'),
      once('Monday', '2026-11-23T08:00'),
    ];
    const [first, ...lines] = list(meetings, { text });
    expect(first).toBe(heading);
    expect(lines.flatMap((line) => /–\d\d:\d\d {2}\*(.*?)\*/.exec(line)?.[1] ?? [])).toEqual(titles);
  });

  test('that is empty says so, also what it does not know, and offers to schedule', () => {
    expect(list([], { text: 'tomorrow', unreadable: 1 })).toEqual([
      'Your meetings, Tomorrow, Wed 25 Nov: none. One more meeting is in StarLeaf, which does not show it to me.',
      'Schedule a meeting | Start a meeting now',
    ]);
  });

  test('has ten on a page, and numbers that go on', () => {
    const daily = listedMeeting({ recurrence: 'FREQ=DAILY;COUNT=24' });
    const second = list([daily], { text: 'page 2' });
    expect(second.filter((line) => line.startsWith('*1'))).toHaveLength(9);
    expect(second.filter((line) => line.startsWith('*20.'))).toHaveLength(1);
    expect(second.slice(-2)).toEqual(['Earlier | Later', `Page 2 of 3. ${NUMBERS}`]);
    expect(list([daily], { text: 'page 9' }).slice(-2)).toEqual(['Earlier', `Page 3 of 3. ${NUMBERS}`]);
  });

  test('is told by the reader’s clock and days, in their way', () => {
    const late = once('Late', '2026-11-25T01:30');
    expect(list([late], { reader: { zone: 'America/Los_Angeles', locale: 'en-US' } }).slice(1, 3)).toEqual([
      '*Today, Tue Nov 24*',
      `*1.*  5:30 PM–5:45 PM  *Late* · ${JOIN}`,
    ]);
    expect(list([late], { reader: { zone: 'Asia/Kathmandu', locale: 'en-GB' } }).slice(1, 3)).toEqual([
      '*Tomorrow, Wed 25 Nov*',
      `*1.*  07:15–07:30  *Late* · ${JOIN}`,
    ]);
  });

  test('keeps a series at its own hour over both clock changes, wherever the reader is', () => {
    const weekly = listedMeeting({ recurrence: 'FREQ=WEEKLY;BYDAY=MO' });
    const times = (now: string, zone: string) =>
      list([weekly], { now: at(now), reader: { zone, locale: 'en-GB' } })
        .slice(1, 7)
        .map((line) => line.replace(/ {2}\*Standup.*/, ''));
    expect(times('2027-03-15T12:00', 'Europe/London')).toEqual([
      '*Mon 22 Mar*',
      '*1.*  09:30–09:45',
      '*Mon 29 Mar*',
      '*2.*  09:30–09:45',
      '*Mon 5 Apr*',
      '*3.*  09:30–09:45',
    ]);
    // Tokyo's clocks never change; London's go forward on 28 March and back on 31 October.
    expect(times('2027-03-15T12:00', 'Asia/Tokyo').filter((line) => line.includes('.*'))).toEqual([
      '*1.*  18:30–18:45',
      '*2.*  17:30–17:45',
      '*3.*  17:30–17:45',
    ]);
    expect(times('2027-10-24T12:00', 'Asia/Tokyo').filter((line) => line.includes('.*'))).toEqual([
      '*1.*  17:30–17:45',
      '*2.*  18:30–18:45',
      '*3.*  18:30–18:45',
    ]);
  });
});
