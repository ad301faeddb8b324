import type { components } from './openapi.js';
import { findRepetitionFault } from './repetition-fault.js';
import { occurs } from './timeline.js';
import { formatWallTime, readWallTime } from './wall-time.js';
import { isSupportedZone } from './zones.js';

/** `conf_settings` as the document admits them: every default filled in. */
export type ConfSettings = components['schemas']['conf_settings'];

const MAX_PARTICIPANTS = 300;

/** The form in which settings are kept and given back. */
export function tidySettings(settings: ConfSettings): ConfSettings {
  const { start, end, participants } = settings;
  return {
    ...settings,
    start: start === null ? null : tidyTime(start),
    end: end === null ? null : tidyTime(end),
    participants: tidyParticipants(participants),
  };
}

/** A local time to the second; what cannot be read is left for the refusal. */
export function tidyTime(text: string): string {
  const wall = readWallTime(text);
  return wall === undefined ? text : formatWallTime(wall);
}

/** Each participant once, whatever the case of the address. */
export function tidyParticipants(participants: ConfSettings['participants']): ConfSettings['participants'] {
  const seen = new Set<string>();
  return participants.filter(({ email }) => {
    const isNew = !seen.has(email.toLowerCase());
    seen.add(email.toLowerCase());
    return isNew;
  });
}

type Rule = (settings: ConfSettings) => string | undefined;

/** What the document cannot say about settings; the order is that of reading. */
const RULES: readonly Rule[] = [
  ({ timezone }) =>
    isSupportedZone(timezone)
      ? undefined
      : 'settings.timezone must be UTC or an IANA zone such as Europe/London.',
  ({ permanent, start, end }) =>
    permanent && (start !== null || end !== null)
      ? 'settings.start and settings.end must be null for a permanent conference.'
      : undefined,
  ({ permanent, repetition }) =>
    permanent && repetition !== null
      ? 'settings.repetition must be null for a permanent conference.'
      : undefined,
  ({ permanent, start, end }) =>
    !permanent && (start === null || end === null)
      ? 'settings.start and settings.end are needed unless the conference is permanent.'
      : undefined,
  ({ start }) => findTimeFault('settings.start', start),
  ({ end }) => findTimeFault('settings.end', end),
  ({ start, end }) =>
    start !== null && end !== null && (readWallTime(end) ?? 0) <= (readWallTime(start) ?? 0)
      ? 'settings.end must be later than settings.start.'
      : undefined,
  ({ repetition }) => (repetition === null ? undefined : findRepetitionFault(repetition)),
  (settings) =>
    occurs(settings) ? undefined : 'settings.repetition: The pattern does not give a single occurrence.',
  ({ rtmp_enable, rtmp_uri }) =>
    rtmp_enable && (rtmp_uri === null || rtmp_uri === '')
      ? 'settings.rtmp_uri is needed when rtmp_enable is true.'
      : undefined,
  ({ participants }) =>
    participants.length > MAX_PARTICIPANTS
      ? `settings.participants must not name more than ${MAX_PARTICIPANTS} people.`
      : undefined,
];

/** Why tidy settings that pass the document are refused all the same; undefined when they are sound. */
export function findSettingsFault(settings: ConfSettings): string | undefined {
  for (const rule of RULES) {
    const fault = rule(settings);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function findTimeFault(field: string, text: string | null): string | undefined {
  if (text === null || readWallTime(text) !== undefined) return undefined;
  return `${field} must be a local date and time such as 2026-11-24T15:00:00, without offset.`;
}

/** What settings ask for that an organisation without the feature does not get; undefined when nothing. */
export function findMissingFeature(
  settings: ConfSettings,
  features: ReadonlySet<string>,
): string | undefined {
  const asked = [
    { feature: 'conferencing', isAsked: true },
    { feature: 'conf_layouts', isAsked: settings.layout !== 'speaker_with_strip' },
    { feature: 'conf_recording', isAsked: settings.recording },
  ];
  return asked.find(({ feature, isAsked }) => isAsked && !features.has(feature))?.feature;
}
