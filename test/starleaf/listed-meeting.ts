import { Duration } from 'luxon';
import type { ListedMeeting } from '../../src/starleaf/meeting-list.js';
import type { Occurrence } from '../../src/starleaf/occurrences.js';
import { at } from './support.js';

/** A quarter of an hour on Monday 23 November 2026 at 9:30 in London, unless said otherwise. */
export function listedMeeting(changes: Partial<ListedMeeting> = {}): ListedMeeting {
  return {
    confId: 'c1',
    title: 'Standup',
    start: at('2026-11-23T09:30', 'Europe/London'),
    duration: Duration.fromObject({ minutes: 15 }),
    recurrence: null,
    dialIn: { joinUrl: 'https://meet.example.com/1', phoneNumbers: [], accessCode: null, roomSystem: null },
    description: '',
    layout: null,
    requireOwner: false,
    recording: false,
    sendEmails: false,
    participants: [],
    modifiedOccurrences: [],
    unseen: { hideDirEntry: false, externallyManaged: true, rtmp: null },
    isOurs: true,
    exceptions: [],
    ...changes,
  };
}

/** Every Monday, with these exceptions. */
export function weeklyMeeting(...exceptions: readonly Occurrence[]): ListedMeeting {
  return listedMeeting({
    recurrence: 'FREQ=WEEKLY;BYDAY=MO',
    exceptions,
    modifiedOccurrences: exceptions.map(({ occurId }) => occurId),
  });
}

/** One of its occurrences, as planned unless said otherwise. */
export function modifiedOccurrence(occurId: string, changes: Partial<Occurrence> = {}): Occurrence {
  return {
    confId: 'c1',
    occurId,
    title: 'Standup',
    description: '',
    start: at(occurId, 'Europe/London'),
    duration: Duration.fromObject({ minutes: 15 }),
    participants: [],
    isCancelled: false,
    ...changes,
  };
}
