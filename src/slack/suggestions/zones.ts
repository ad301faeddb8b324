import type { PlainTextOption } from '@slack/types';
import { findZoneOfLetters, findZoneOfPlace } from '../../meeting/zones/zones.js';
import { option } from '../blocks/inputs.js';

/** Slack shows no more of them. */
const MOST_OPTIONS = 100;

/** Names of today for zones that Node.js lists under an older one alone. */
const NEWER_NAMES = [
  'America/Argentina/Buenos_Aires',
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Europe/Kyiv',
] as const;

const ZONES: readonly string[] = [
  'UTC',
  ...NEWER_NAMES,
  ...Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/') && !zone.startsWith('Etc/')),
];

/** IANA zones by the words people look for them with: parts of their names, cities, letters such as PST. */
export function suggestZones(query: string): readonly PlainTextOption[] {
  const wanted = query.trim().toLowerCase().replaceAll('_', ' ');
  const known = [findZoneOfPlace(wanted), findZoneOfLetters(wanted, 'UTC', 0)].filter(
    (zone) => zone !== null,
  );
  const found = ZONES.filter((zone) => readable(zone).toLowerCase().includes(wanted));
  const [begin, hold] = split(found, (zone) => cityOf(zone).startsWith(wanted));
  return [...new Set([...known, ...begin, ...hold])].slice(0, MOST_OPTIONS).map(zoneOption);
}

/** A zone as a select shows it. */
export function zoneOption(zone: string): PlainTextOption {
  return option(zone, readable(zone));
}

function readable(zone: string): string {
  return zone.replaceAll('_', ' ');
}

function cityOf(zone: string): string {
  return readable(zone.slice(zone.lastIndexOf('/') + 1)).toLowerCase();
}

function split<Value>(
  values: readonly Value[],
  isFirst: (value: Value) => boolean,
): readonly [readonly Value[], readonly Value[]] {
  return [values.filter(isFirst), values.filter((value) => !isFirst(value))];
}
