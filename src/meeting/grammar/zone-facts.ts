import { skip } from '../tokens.js';
import type { FactValue } from './facts.js';
import type { Match } from './number.js';
import { readOffsetRemark, readZone, readZoneWithTime } from './read-zone.js';
import type { Stand } from './stand.js';

/** A zone right after a clock time, or anywhere if "time" follows it. */
export function readZoneFact({ sentence, at, before, home }: Stand): Match<FactValue> | null {
  const afterClock =
    before !== undefined &&
    before.next === at &&
    (before.kind === 'clock' || before.kind === 'clocks' || before.kind === 'end-clock');
  const zone = afterClock
    ? readZone(sentence, at, home)
    : readZoneWithTime(sentence, skip(sentence, at, 'in'), home);
  if (zone === null) return null;
  const offset = readOffsetRemark(sentence, zone.next);
  return {
    value: { kind: 'zone', zone: zone.value, offset: offset?.value ?? null },
    next: offset?.next ?? zone.next,
  };
}
