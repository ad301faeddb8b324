import { DateTime, Duration } from 'luxon';
import type { MeetingRequest, Participant, Schedule } from '../../../src/meeting/request.js';
import type { Invocation } from '../../../src/slack/invocation.js';
import type { Person } from '../../../src/slack/people.js';
import type { ExpectsView } from '../../../src/slack/stage.js';
import type { MeetingPlan } from '../../../src/starleaf/meeting.js';

/** 24 November 2026, 12:00 in London. */
export const NOON = Date.UTC(2026, 10, 24, 12);

export const ANA: Person = {
  workspaceId: 'T1',
  userId: 'U0ANA',
  name: 'Ana',
  zone: 'Europe/London',
  locale: 'en-GB',
  email: 'ana@example.com',
  isBot: false,
  isGuest: false,
};

/** As `users.info` tells of somebody. */
export function toUserInfo(person: Partial<Person> & { readonly userId: string }) {
  const { userId, name = userId, zone = 'Europe/London', locale = 'en-GB', isBot = false } = person;
  const email = person.email === undefined ? `${userId.toLowerCase()}@example.com` : person.email;
  return {
    user: {
      id: userId,
      name: userId.toLowerCase(),
      tz: zone,
      locale,
      is_bot: isBot,
      is_restricted: person.isGuest ?? false,
      profile: { display_name: name, ...(email === null ? {} : { email }) },
    },
  };
}

export function invoke(facts: Partial<Invocation> = {}): Invocation {
  return {
    id: 'invocation-1',
    at: NOON,
    text: 'tomorrow 3pm about the roof',
    owner: { workspaceId: 'T1', userId: ANA.userId },
    channelId: 'C1',
    replyAddress: 'https://hooks.slack.com/1',
    chosenReading: null,
    ...facts,
  };
}

export function at(local: string, zone = 'Europe/London'): DateTime<true> {
  const moment = DateTime.fromISO(local, { zone });
  if (!moment.isValid) throw new Error(`${local} in ${zone}`);
  return moment;
}

export function minutes(count: number): Duration {
  return Duration.fromObject({ minutes: count });
}

export function once(start = at('2026-11-25T15:00'), length = 30): Schedule {
  return {
    kind: 'once',
    start: { value: start, words: 'tomorrow 3pm' },
    duration: { value: minutes(length), words: null },
  };
}

export function request(
  facts: {
    readonly title?: string;
    readonly schedule?: Schedule;
    readonly participants?: Participant[];
  } = {},
): MeetingRequest {
  return {
    title: facts.title === undefined ? null : { value: facts.title, words: facts.title },
    schedule: facts.schedule ?? once(),
    participants: facts.participants ?? [],
    place: { value: { kind: 'here' }, words: null },
    notes: [],
  };
}

export function plan(facts: Partial<MeetingPlan> = {}): MeetingPlan {
  return {
    title: 'The roof',
    start: at('2026-11-25T15:00'),
    duration: minutes(30),
    recurrence: null,
    invitees: [],
    ...facts,
  };
}

/** For handlers that nobody watches. */
export const NO_STAGE: ExpectsView = { expectView: () => {} };
