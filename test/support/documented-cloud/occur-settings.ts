import { z } from 'zod';
import type { ConfSettings } from './conf-settings.js';
import { admit, description, layout, localTime, participants, timezone, title } from './fields.js';
import { toFloating, toInstant, toLocal } from './local-time.js';
import type { Manner } from './manner.js';
import { against } from './refused.js';

/** occur_settings: no source says that what is left out stays, so the whole set has to be there. */
const whole = z.strictObject({
  title,
  description,
  timezone,
  start: localTime,
  end: localTime,
  participants,
  layout,
  require_owner: z.boolean(),
  recording: z.boolean(),
});

/** A client can only send back what it was told. */
const told = whole.partial({
  description: true,
  participants: true,
  layout: true,
  require_owner: true,
  recording: true,
});

/** The settings of one occurrence. */
export type OccurSettings = z.output<typeof whole>;

/** The body of PUT …/occurrences/<occur_id>. @param current what it replaces */
export function admitOccurrence(
  body: unknown,
  { current, manner }: { readonly current: OccurSettings; readonly manner: Manner },
): OccurSettings {
  const schema = manner === 'sparse' ? told : whole;
  const { settings } = admit(z.strictObject({ settings: schema }), body);
  if (toInstant(settings.end, settings.timezone) <= toInstant(settings.start, settings.timezone))
    against('the end is not after the start');
  const { description = '', participants: people = [], require_owner = false, recording = false } = settings;
  return {
    ...settings,
    description,
    participants: people,
    layout: settings.layout ?? current.layout,
    require_owner,
    recording,
  };
}

/** An occurrence as its series has it: at the same local time of its own day. */
export function asPlanned(
  series: ConfSettings & { readonly layout: OccurSettings['layout'] },
  start: string,
): OccurSettings {
  const { title: name, description: agenda, timezone: zone, participants: people, layout: look } = series;
  const length = toFloating(series.end ?? '').getTime() - toFloating(series.start ?? '').getTime();
  return {
    title: name,
    description: agenda,
    timezone: zone,
    start,
    end: toLocal(new Date(toFloating(start).getTime() + length)),
    participants: people,
    layout: look,
    require_owner: series.require_owner,
    recording: series.recording,
  };
}
