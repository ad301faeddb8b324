import type { Account } from '../accounts.js';
import type { Conference, Conferences } from '../conferences.js';
import type { Invitations } from '../invitations/invitations.js';
import { findChanges, type OccurrenceChange, toPlanned, toWanted } from '../occurrences.js';
import { type Handlers, refuse } from '../operations.js';
import { findRefusal, refuseForeign, refuseUnknown } from '../refusals.js';
import type { SettingsView } from '../settings-view.js';
import { findOccurrence, type Occurrence } from '../timeline.js';

export interface OccurrencesParts {
  readonly conferences: Conferences;
  readonly settingsView: SettingsView;
  readonly invitations: Invitations;
  readonly features: ReadonlySet<string>;
}

/** Single occurrences of repeating conferences. */
export function createOccurrenceHandlers({
  conferences,
  settingsView,
  invitations,
  features,
}: OccurrencesParts): Pick<Handlers, 'getOccurrence' | 'putOccurrence' | 'deleteOccurrence'> {
  const find = async (ownerId: string, { conf_id: id, occur_id: occurId }: OccurrencePath) => {
    const conference = await conferences.find(ownerId, id);
    if (conference === undefined) return refuseUnknown();
    if (conference.origin !== 'api') return refuseForeign();
    const occurrence = findOccurrence(conference.settings, occurId);
    if (occurrence === undefined) return refuse(404, 'The conference has no such occurrence.');
    return { conference, occurrence };
  };

  const write = async (
    owner: Account,
    { conference: { id }, occurrence: { occurId } }: Found,
    change: OccurrenceChange | undefined,
  ) => {
    const isWritten = await conferences.changeOccurrence({ ownerId: owner.id, id, occurId, change });
    if (!isWritten) return refuseUnknown();
    await invitations.tell({ owner, id, isQuiet: false });
    return { status: 204 } as const;
  };

  return {
    getOccurrence: async ({ account, path }) => {
      const found = await find(account.id, path);
      if ('status' in found) return found;
      const { conference, occurrence } = found;
      const change = conference.changes[occurrence.occurId];
      const { participants, ...settings } = {
        ...toPlanned(conference.settings, occurrence),
        ...change?.changes,
      };
      const people = await settingsView.participants(conference, participants, occurrence.occurId);
      const body = { settings: { ...settings, participants: people }, canceled: change?.canceled ?? false };
      return { status: 200, body };
    },

    putOccurrence: async ({ account, path, body: { settings: given } }) => {
      const found = await find(account.id, path);
      if ('status' in found) return found;
      if ((given.start === undefined) !== (given.end === undefined)) {
        return refuse(400, 'settings.start and settings.end must be set together.');
      }
      const { conference, occurrence } = found;
      const planned = toPlanned(conference.settings, occurrence);
      const wanted = toWanted(planned, given);
      // Held to the rules of a conference of its own.
      const refusal = findRefusal({ ...conference.settings, ...wanted, repetition: null }, features);
      if (refusal !== undefined) return refusal;
      const changes = findChanges(planned, wanted);
      return write(account, found, changes && { canceled: false, changes });
    },

    deleteOccurrence: async ({ account, path }) => {
      const found = await find(account.id, path);
      if ('status' in found) return found;
      const { conference, occurrence } = found;
      const changes = conference.changes[occurrence.occurId]?.changes ?? {};
      return write(account, found, { canceled: true, changes });
    },
  };
}

interface Found {
  readonly conference: Conference;
  readonly occurrence: Occurrence;
}

interface OccurrencePath {
  readonly conf_id: string;
  readonly occur_id: string;
}
