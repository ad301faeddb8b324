import type { Conferences } from '../conferences.js';
import { type DialInOptions, toDialInfo } from '../dial-info.js';
import type { Invitations } from '../invitations/invitations.js';
import { type Handlers, refuse } from '../operations.js';
import { findRefusal, refuseForeign, refuseFull, refuseUnknown } from '../refusals.js';
import { isServerId, makeServerId } from '../server-id.js';
import { tidySettings } from '../settings.js';
import type { SettingsView } from '../settings-view.js';

export interface ConferencesParts {
  readonly conferences: Conferences;
  readonly settingsView: SettingsView;
  readonly invitations: Invitations;
  readonly dialIn: DialInOptions;
  readonly features: ReadonlySet<string>;
}

type ConferenceHandlers = Pick<
  Handlers,
  'listConferences' | 'createConference' | 'getConference' | 'putConference' | 'deleteConference'
>;

/** The conferences of the person who is signed in. Somebody else's do not exist for them. */
export function createConferenceHandlers(parts: ConferencesParts): ConferenceHandlers {
  const { conferences, settingsView, invitations, dialIn, features } = parts;

  return {
    listConferences: async ({ account, query }) => {
      const entries = await conferences.list(account.id);
      const listed = entries.filter(({ externallyManaged }) => externallyManaged || !query.thisappmanaged);
      return { status: 200, body: { conf_ids: listed.map(({ id }) => id) } };
    },

    createConference: async ({ account, body, base }) => {
      const settings = tidySettings(body.settings);
      const refusal = findRefusal(settings, features);
      if (refusal !== undefined) return refusal;
      const id = makeServerId();
      const written = await conferences.put({ ownerId: account.id, id, settings });
      if (!('conference' in written)) return refuseToWrite(written.outcome);
      await invitations.tell({ owner: account, id, isQuiet: false });
      const dialInfo = toDialInfo(written.conference, dialIn);
      const headers = { Location: toLocation(base, id) };
      return { status: 201, headers, body: { conf_id: id, dial_info: dialInfo } };
    },

    getConference: async ({ account, path }) => {
      const conference = await conferences.find(account.id, path.conf_id);
      if (conference === undefined) return refuseUnknown();
      if (conference.origin !== 'api') return refuseForeign();
      const settings = await settingsView.show(conference);
      const modified = Object.keys(conference.changes).sort();
      const dialInfo = toDialInfo(conference, dialIn);
      return { status: 200, body: { settings, dial_info: dialInfo, occur_mod: modified } };
    },

    putConference: async ({ account, path: { conf_id: id }, body, base }) => {
      if (isServerId(id) && (await conferences.find(account.id, id)) === undefined) {
        return (await conferences.isTaken(id))
          ? refuse(403, 'This conference is not yours.')
          : refuse(400, "An id of the client's own must not end in @starleaf.com.");
      }
      const settings = tidySettings(body.settings);
      const refusal = findRefusal(settings, features);
      if (refusal !== undefined) return refusal;
      const written = await conferences.put({ ownerId: account.id, id, settings });
      if (!('conference' in written)) return refuseToWrite(written.outcome);
      await invitations.tell({ owner: account, id, isQuiet: !body.send_update_emails });
      if (written.outcome === 'updated') return { status: 204 };
      const dialInfo = toDialInfo(written.conference, dialIn);
      return { status: 201, headers: { Location: toLocation(base, id) }, body: { dial_info: dialInfo } };
    },

    deleteConference: async ({ account, path }) => {
      const outcome = await conferences.remove(account.id, path.conf_id);
      if (outcome === 'not-ours') return refuseForeign();
      // Also where it is gone already: a crash may have come before anybody was told.
      await invitations.tell({ owner: account, id: path.conf_id, isQuiet: false });
      switch (outcome) {
        case 'removed':
          return { status: 204 };
        case 'unknown':
          return refuseUnknown();
        default:
          return outcome satisfies never;
      }
    },
  };
}

function refuseToWrite(outcome: 'full' | 'not-ours') {
  return outcome === 'full' ? refuseFull() : refuseForeign();
}

function toLocation(base: string, id: string): string {
  return `${base}/myconferences/${encodeURIComponent(id)}`;
}
