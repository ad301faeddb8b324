import type { DateTime } from 'luxon';
import type { Fact } from '../grammar/facts.js';
import type { DayPart } from '../lexicon/lexicon.js';
import { findAll, findFact } from './find-fact.js';
import { dayIn, inZone } from './moment.js';
import { withLength } from './resolve-length.js';
import { resolveOnce } from './resolve-once.js';
import { findSeries, resolveSeries } from './resolve-series.js';
import { type Choice, type Context, noTime, using, type When } from './when.js';

/** Who says it, when and where. */
export interface Speaker {
  readonly now: DateTime<true>;
  readonly zone: string;
}

/** Makes times of what a sentence says, for somebody somewhere at some moment. */
export function resolveWhen(
  facts: readonly Fact[],
  speaker: Speaker,
  { hint, choice }: { readonly hint: DayPart | null; readonly choice: Choice },
): When {
  const zoned = findFact(facts, 'zone');
  const now = speaker.now.toMillis();
  const context: Context = {
    facts,
    zone: zoned?.zone ?? speaker.zone,
    now,
    today: dayIn(speaker.zone, now),
    hint,
    choice,
    offset: zoned?.offset ?? null,
  };
  return resolveIn(context, using(noTime(context.zone), [zoned]));
}

function resolveIn(context: Context, nothing: When): When {
  const impossible = findAll(context.facts, 'no-clock');
  const elapsed = findFact(context.facts, 'elapsed');
  if (elapsed !== null) return resolveElapsed(nothing, elapsed, context);
  const series = findSeries(context);
  const when = series === null ? resolveOnce(nothing, context) : resolveSeries(nothing, series, context);
  if (when.start !== null) return when;
  if (impossible.length > 0) return using(when, impossible, { trouble: { kind: 'impossible-time' } });
  const isNow = findFact(context.facts, 'now');
  return when.day === null && isNow !== null ? using(when, [isNow], { now: true }) : when;
}

const MINUTE = 60_000;

/** "in 20 minutes": so much time has to pass, whatever the clocks do. Begins with a whole minute. */
function resolveElapsed(nothing: When, elapsed: Extract<Fact, { kind: 'elapsed' }>, context: Context): When {
  const at = Math.ceil(Math.round(context.now + elapsed.minutes * MINUTE) / MINUTE) * MINUTE;
  return using(withLength(nothing, context), [elapsed], { start: inZone(at, context.zone) });
}
