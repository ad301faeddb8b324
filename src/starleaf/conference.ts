import type { DateTime } from 'luxon';
import { isOffset } from './local-time.js';
import type { DialIn, Layout, Meeting, MeetingDetails, MeetingPlan, UnseenSettings } from './meeting.js';
import { fromParticipants, toParticipants } from './participants.js';
import { inSayableZone, readPeriod, toPeriod } from './period.js';
import { fromRepetition, toRepetition } from './repetition.js';
import type { Unheld } from './unheld.js';
import type { Repetition, Settings } from './wire.js';

/** conf_settings as we send it. Booleans are all said, since StarLeaf advises not to rely on their defaults. */
export interface ConfSettings {
  readonly title: string;
  readonly timezone: string;
  readonly permanent: boolean;
  readonly start: string;
  readonly end: string;
  readonly repetition: Repetition | null;
  readonly participants: readonly { readonly email: string }[];
  readonly description?: string;
  readonly layout?: Layout;
  readonly require_owner: boolean;
  readonly recording: boolean;
  readonly dummy: boolean;
  readonly hide_dir_entry: boolean;
  readonly send_emails: boolean;
  readonly externally_managed: boolean;
  readonly rtmp_enable?: true;
  readonly rtmp_uri?: string;
  readonly rtmp_token?: string | null;
}

/**
 * What is asked for, as conf_settings ("conf_settings request object" in StarLeaf's documentation). Times are
 * local with their zone, so that a series keeps its hour over clock changes. A one-off that local time cannot say
 * goes out in UTC.
 * @returns Unheld for a recurrence that StarLeaf cannot hold
 */
export function toConfSettings(plan: MeetingPlan): ConfSettings | Unheld {
  const times = toTimes(plan);
  if ('unheld' in times) return times;
  return {
    title: plan.title,
    ...times,
    permanent: false,
    participants: toParticipants(plan.invitees),
    require_owner: plan.requireOwner ?? false,
    recording: plan.recording ?? false,
    dummy: false,
    hide_dir_entry: plan.unseen?.hideDirEntry ?? false,
    send_emails: plan.sendEmails ?? false,
    externally_managed: plan.unseen?.externallyManaged ?? true,
    ...(plan.description !== undefined && { description: plan.description }),
    ...(plan.layout !== undefined && { layout: plan.layout }),
    ...(plan.unseen?.rtmp && toRtmp(plan.unseen.rtmp)),
  };
}

/**
 * A conference as our people see it, from its conf_settings ("conf_settings response object").
 * @returns undefined where its times contradict each other
 */
export function fromConference(conference: {
  readonly confId: string;
  readonly settings: Settings;
  readonly dialIn: DialIn;
  readonly modifiedOccurrences: readonly string[];
}): MeetingDetails | undefined {
  const { settings, ...rest } = conference;
  const times = fromTimes(settings);
  return (
    times && {
      ...rest,
      ...times,
      title: settings.title,
      description: settings.description ?? '',
      layout: settings.layout ?? null,
      requireOwner: settings.require_owner ?? false,
      recording: settings.recording ?? false,
      sendEmails: settings.send_emails ?? false,
      participants: fromParticipants(settings.participants ?? []),
      unseen: fromUnseen(settings),
    }
  );
}

function fromUnseen(settings: Settings): UnseenSettings {
  const { rtmp_enable, rtmp_uri: uri, rtmp_token: token = null } = settings;
  return {
    hideDirEntry: settings.hide_dir_entry ?? false,
    externallyManaged: settings.externally_managed ?? true,
    rtmp: rtmp_enable && uri ? { uri, token } : null,
  };
}

function toRtmp({ uri, token }: NonNullable<UnseenSettings['rtmp']>) {
  return { rtmp_enable: true, rtmp_uri: uri, rtmp_token: token } as const;
}

function fromTimes(settings: Settings): Pick<Meeting, 'start' | 'duration' | 'recurrence'> | undefined {
  const { timezone, permanent, repetition } = settings;
  if (permanent) return { start: null, duration: null, recurrence: null };
  const period = readPeriod({ start: settings.start ?? '', end: settings.end ?? '', timezone });
  if (!period) return undefined;
  const recurrence = repetition ? fromRepetition(repetition, period.start) : null;
  return recurrence === undefined ? undefined : { ...period, recurrence };
}

function toTimes(
  plan: MeetingPlan,
): Pick<ConfSettings, 'timezone' | 'start' | 'end' | 'repetition'> | Unheld {
  const { recurrence, duration } = plan;
  const start = inSayableZone(plan.start, duration);
  if (recurrence !== null && start !== plan.start && !isSameAtOffset(plan.start, start))
    return { unheld: 'clock' };
  const repetition = recurrence === null ? null : toRepetition(recurrence, start);
  if (repetition && 'unheld' in repetition) return repetition;
  return { ...toPeriod(start, duration), repetition };
}

/** A series told by an offset never changes its hour, so UTC can hold it where that leaves the days as they are. */
function isSameAtOffset(said: DateTime<true>, inUtc: DateTime<true>): boolean {
  return isOffset(said) && said.toISODate() === inUtc.toISODate();
}
