import { type Answer, apiPath, type Send } from './api-request.js';
import { fromConference, toConfSettings } from './conference.js';
import { toDialIn } from './dial-info.js';
import { StarLeafError } from './errors.js';
import type { DialIn, Meeting, MeetingDetails, MeetingPlan } from './meeting.js';
import { undefinedIfNotFound } from './not-found.js';
import { readBody, unexpected } from './read-body.js';
import { unheldWords } from './unheld.js';
import { conferenceAnswer, conferenceIdsAnswer, createdByPost, createdByPut, type DialInfo } from './wire.js';

/** "Managing conferences" in StarLeaf's documentation, as one person. Each throws StarLeafError. */
export interface ConferenceRequests {
  /**
   * Creates the conference of that id, or changes it to the plan: asking twice makes one. The id must not end in
   * `@starleaf.com`. What StarLeaf cannot hold is `refused`; `toConfSettings` says so beforehand, and why.
   */
  putMeeting(confId: string, plan: MeetingPlan): Promise<Meeting>;
  /** Creates a conference under an id of StarLeaf's choice: asking twice makes two. */
  createMeeting(plan: MeetingPlan): Promise<Meeting>;
  /** Undefined where there is no such conference, or none of this person's. */
  findMeeting(confId: string): Promise<MeetingDetails | undefined>;
  /** The ids of the person's conferences; `managedByApps` leaves out those made otherwise. */
  listMeetingIds(filter?: { readonly managedByApps: boolean }): Promise<readonly string[]>;
  /** Cancels a conference; one that is not there counts as cancelled. */
  cancelMeeting(confId: string): Promise<void>;
}

/** The requests about conferences, sent as one person. */
export function conferenceRequests(send: Send): ConferenceRequests {
  const readConference = async (confId: string) => {
    const answer = await send({ method: 'GET', path: apiPath`/myconferences/${confId}`, success: [200] });
    const { settings, dial_info, occur_mod } = readBody(conferenceAnswer, answer);
    const dialIn = admitDialIn(dial_info, answer);
    return { answer, conference: { confId, settings, dialIn, modifiedOccurrences: occur_mod ?? [] } };
  };

  return {
    async putMeeting(confId, plan) {
      const answer = await send({
        method: 'PUT',
        path: apiPath`/myconferences/${confId}`,
        body: bodyOf(plan),
        success: [201, 204],
      });
      const created = createdByPut.safeParse(answer.body);
      const dialIn = created.success ? toDialIn(created.data.dial_info) : undefined;
      if (dialIn) return toMeeting(confId, plan, dialIn);
      // Changed, which is answered without a body; or created, and the answer came garbled.
      const held = await readConference(confId).catch(undefinedIfNotFound);
      if (!held) throw unexpected(answer);
      return toMeeting(confId, plan, held.conference.dialIn);
    },

    async createMeeting(plan) {
      const answer = await send({
        method: 'POST',
        path: apiPath`/myconferences`,
        body: bodyOf(plan),
        success: [201],
      });
      const { conf_id, dial_info } = readBody(createdByPost, answer);
      const confId = conf_id ?? lastSegment(answer);
      return toMeeting(confId, plan, admitDialIn(dial_info, answer));
    },

    async findMeeting(confId) {
      const found = await readConference(confId).catch(undefinedIfNotFound);
      if (!found) return undefined;
      const meeting = fromConference(found.conference);
      if (!meeting) throw unexpected(found.answer);
      return meeting;
    },

    async listMeetingIds(filter) {
      const answer = await send({
        method: 'GET',
        path: apiPath`/myconferences`,
        ...(filter?.managedByApps && { query: { thisappmanaged: 'true' } }),
        success: [200],
      });
      return readBody(conferenceIdsAnswer, answer).conf_ids;
    },

    async cancelMeeting(confId) {
      const path = apiPath`/myconferences/${confId}`;
      await send({ method: 'DELETE', path, success: [204] }).catch(undefinedIfNotFound);
    },
  };
}

function bodyOf(plan: MeetingPlan) {
  const settings = toConfSettings(plan);
  if ('unheld' in settings) throw new StarLeafError('refused', { reason: unheldWords[settings.unheld] });
  return {
    settings,
    ...(plan.sendUpdateEmails !== undefined && { send_update_emails: plan.sendUpdateEmails }),
  };
}

/** StarLeaf holds the plan, but may have said the time in UTC; people read it in the zone they asked in. */
function toMeeting(confId: string, plan: MeetingPlan, dialIn: DialIn): Meeting {
  const { title, start, duration, recurrence } = plan;
  return { confId, title, start, duration, recurrence, dialIn };
}

function admitDialIn(info: DialInfo, answer: Answer): DialIn {
  const dialIn = toDialIn(info);
  if (!dialIn) throw unexpected(answer);
  return dialIn;
}

/** `Location` may be absolute or relative; the id is its last part either way. */
function lastSegment(answer: Answer): string {
  const [, id] = /([^/?#]+)\/?(?:[?#].*)?$/.exec(answer.location ?? '') ?? [];
  if (!id) throw unexpected(answer);
  return decode(id);
}

/** An id with a lone `%` was not encoded. */
function decode(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
