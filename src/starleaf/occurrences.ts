import type { DateTime, Duration } from 'luxon';
import { type Answer, apiPath, type Send } from './api-request.js';
import type { ConferenceParticipant } from './meeting.js';
import { undefinedIfNotFound } from './not-found.js';
import { fromParticipants, toParticipants } from './participants.js';
import { inSayableZone, readPeriod, toPeriod } from './period.js';
import { readBody, unexpected } from './read-body.js';
import { type OccurrenceSettings, occurrenceAnswer } from './wire.js';

/** Which occurrence of which series. */
export interface OccurrenceKey {
  readonly confId: string;
  /** From `toOccurId`, or from a meeting's `modifiedOccurrences`. */
  readonly occurId: string;
}

/** One occurrence of a series as it stands. One joins it as one joins the series. */
export interface Occurrence extends OccurrenceKey {
  readonly title: string;
  readonly description: string;
  /** In its own zone; where it was moved, this is the new time. */
  readonly start: DateTime<true>;
  readonly duration: Duration;
  readonly participants: readonly ConferenceParticipant[];
  readonly isCancelled: boolean;
}

/** What is to be different about one occurrence; the rest stays. */
export interface OccurrenceChange {
  readonly title?: string;
  readonly description?: string;
  readonly start?: DateTime<true>;
  readonly duration?: Duration;
  readonly invitees?: readonly string[];
}

/** The requests about single occurrences, "Managing conferences" in StarLeaf's documentation. Each throws StarLeafError. */
export interface OccurrenceRequests {
  /** Undefined where the series, or this occurrence in it, is not there. */
  findOccurrence(key: OccurrenceKey): Promise<Occurrence | undefined>;
  /** Changes one occurrence and leaves the series; a cancelled one takes place again, also if nothing is to change. */
  changeOccurrence(key: OccurrenceKey, change: OccurrenceChange): Promise<void>;
  /** Cancels one occurrence; cancelling it twice is as good as once. */
  cancelOccurrence(key: OccurrenceKey): Promise<void>;
}

/** How StarLeaf names an occurrence: by the start that the series gave it, in UTC. Moving it does not rename it. */
export function toOccurId(start: DateTime<true>): string {
  return start.toUTC().startOf('second').toISO({ suppressMilliseconds: true });
}

/** The requests about occurrences, sent as one person. */
export function occurrenceRequests(send: Send): OccurrenceRequests {
  const pathOf = ({ confId, occurId }: OccurrenceKey) =>
    apiPath`/myconferences/${confId}/occurrences/${occurId}`;
  const read = async (key: OccurrenceKey) => {
    const answer = await send({ method: 'GET', path: pathOf(key), success: [200] });
    return { answer, ...readBody(occurrenceAnswer, answer) };
  };

  return {
    async findOccurrence(key) {
      const found = await read(key).catch(undefinedIfNotFound);
      if (!found) return undefined;
      const { settings } = found;
      return {
        ...key,
        ...periodOf(settings, found.answer),
        title: settings.title,
        description: settings.description ?? '',
        participants: fromParticipants(settings.participants ?? []),
        isCancelled: found.canceled ?? false,
      };
    },

    async changeOccurrence(key, change) {
      const { settings, answer } = await read(key);
      const body = { settings: toOccurSettings(settings, { ...periodOf(settings, answer), ...change }) };
      await send({ method: 'PUT', path: pathOf(key), body, success: [204] });
    },

    async cancelOccurrence(key) {
      await send({ method: 'DELETE', path: pathOf(key), success: [204] });
    },
  };
}

type Moment = { readonly start: DateTime<true>; readonly duration: Duration };

function periodOf(settings: OccurrenceSettings, answer: Answer): Moment {
  const period = readPeriod(settings);
  if (!period) throw unexpected(answer);
  return period;
}

/** The whole set, since no source says that StarLeaf keeps what is left out; what it did not say is not made up. */
function toOccurSettings(settings: OccurrenceSettings, to: OccurrenceChange & Moment): object {
  const { description = settings.description, title = settings.title, start, duration } = to;
  const { layout, require_owner, recording } = settings;
  const invitees = to.invitees ?? settings.participants?.map(({ email }) => email);
  return {
    title,
    ...toPeriod(inSayableZone(start, duration), duration),
    ...said({ description, layout, require_owner, recording }),
    ...(invitees && { participants: toParticipants(invitees) }),
  };
}

function said(fields: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  );
}
