import { DateTime } from 'luxon';
import type { Answer, StoredConference } from './fake-starleaf.js';

/** Fields of conf_settings that an occurrence has from its series and cannot have of its own. */
const ofTheSeries = [
  'permanent',
  'repetition',
  'dummy',
  'externally_managed',
  'send_emails',
  'hide_dir_entry',
];

/** Answers a request for `/myconferences/<conf_id>/occurrences/<occur_id>`. */
export function answerOccurrence(
  conference: StoredConference,
  { method, occurId, body }: { method: string; occurId: string; body: unknown },
): Answer {
  const planned = plannedOccurrence(conference.settings, occurId);
  if (!planned) return { status: 404, body: { error: 'No such occurrence' } };
  const { occurrences } = conference;
  const current = occurrences.get(occurId) ?? { settings: planned, canceled: false };
  if (method === 'GET') return { status: 200, body: current };
  if (method === 'DELETE') {
    occurrences.set(occurId, { ...current, canceled: true });
    return { status: 204 };
  }
  const { settings } = body as { settings: Record<string, unknown> };
  const fault = occurrenceFault(settings);
  if (fault) return { status: 400, body: { error: fault } };
  occurrences.set(occurId, { settings, canceled: false });
  return { status: 204 };
}

/** The occurrence as the series has it: at the series' wall time, whatever the clocks have done since. */
function plannedOccurrence(
  settings: Record<string, unknown>,
  occurId: string,
): Record<string, unknown> | undefined {
  if (!settings.repetition || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(occurId)) return undefined;
  const zone = String(settings.timezone);
  const [start, end] = [settings.start, settings.end].map((text) => DateTime.fromISO(String(text), { zone }));
  const moment = DateTime.fromISO(occurId, { zone });
  if (!start || !end || moment.toFormat('HH:mm:ss') !== start.toFormat('HH:mm:ss')) return undefined;
  const days = moment.startOf('day').diff(start.startOf('day'), 'days').days;
  const local = (time: DateTime) => time.plus({ days }).toFormat("yyyy-MM-dd'T'HH:mm:ss");
  const { title, timezone, participants, require_owner, recording, description = '' } = settings;
  return {
    title,
    description,
    timezone,
    participants,
    require_owner,
    recording,
    start: local(start),
    end: local(end),
    unheard_of: true,
  };
}

function occurrenceFault(settings: Record<string, unknown>): string | undefined {
  const foreign = [...ofTheSeries, 'unheard_of'].find((name) => name in settings);
  if (foreign) return `${foreign}: not of an occurrence`;
  for (const name of ['title', 'description', 'timezone', 'start', 'end']) {
    if (typeof settings[name] !== 'string') return `${name}: required, as the whole set is`;
  }
  const localTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;
  if (!localTime.test(String(settings.start)) || !localTime.test(String(settings.end)))
    return 'start, end: local time';
  return Array.isArray(settings.participants) ? undefined : 'participants: required, as the whole set is';
}
