import type { DateTime } from 'luxon';
import { isOffset, isSayable, readLocalTime, toLocalTime } from './local-time.js';
import type { DialIn, Meeting, MeetingPlan } from './meeting.js';
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
  readonly require_owner: boolean;
  readonly recording: boolean;
  readonly dummy: boolean;
  readonly hide_dir_entry: boolean;
  readonly send_emails: boolean;
  readonly externally_managed: boolean;
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
    participants: distinct(plan.invitees).map((email) => ({ email })),
    require_owner: false,
    recording: false,
    dummy: false,
    hide_dir_entry: false,
    send_emails: plan.sendEmails ?? false,
    externally_managed: true,
  };
}

/**
 * A conference as our people see it.
 * @returns undefined where its times contradict each other
 */
export function fromConfSettings(confId: string, settings: Settings, dialIn: DialIn): Meeting | undefined {
  const { title, timezone, permanent, start, end, repetition } = settings;
  if (permanent) return { confId, title, start: null, duration: null, recurrence: null, dialIn };
  const [from, to] = [start, end].map((text) => (text ? readLocalTime(text, timezone) : undefined));
  if (!from || !to || to <= from) return undefined;
  const recurrence = repetition ? fromRepetition(repetition, from) : null;
  if (recurrence === undefined) return undefined;
  return { confId, title, start: from, duration: to.diff(from).shiftTo('minutes'), recurrence, dialIn };
}

function toTimes(
  plan: MeetingPlan,
): Pick<ConfSettings, 'timezone' | 'start' | 'end' | 'repetition'> | Unheld {
  const { recurrence, duration } = plan;
  const isSaid = isSayable(plan.start) && isSayable(plan.start.plus(duration));
  const start = isSaid ? plan.start : plan.start.toUTC();
  if (recurrence !== null && !isSaid && !isSameAtOffset(plan.start, start)) return { unheld: 'clock' };
  const repetition = recurrence === null ? null : toRepetition(recurrence, start);
  if (repetition && 'unheld' in repetition) return repetition;
  return {
    timezone: start.zoneName,
    start: toLocalTime(start),
    end: toLocalTime(start.plus(duration)),
    repetition,
  };
}

/** A series told by an offset never changes its hour, so UTC can hold it where that leaves the days as they are. */
function isSameAtOffset(said: DateTime<true>, inUtc: DateTime<true>): boolean {
  return isOffset(said) && said.toISODate() === inUtc.toISODate();
}

/** StarLeaf sends each participant one mail for each time they are named. */
function distinct(emails: readonly string[]): readonly string[] {
  return [...new Map(emails.map((email) => [email.toLowerCase(), email])).values()];
}
