import { IANAZone } from 'luxon';

/** What letters stand for: the clock of the places that use them, winter or summer. The first is meant unless another is nearer. */
const ABBREVIATIONS: Readonly<Record<string, readonly string[]>> = {
  utc: ['UTC'],
  gmt: ['UTC'],
  z: ['UTC'],
  zulu: ['UTC'],
  pt: ['America/Los_Angeles'],
  pst: ['America/Los_Angeles'],
  pdt: ['America/Los_Angeles'],
  mt: ['America/Denver'],
  mst: ['America/Denver'],
  mdt: ['America/Denver'],
  ct: ['America/Chicago'],
  cst: ['America/Chicago', 'Asia/Shanghai'],
  cdt: ['America/Chicago'],
  et: ['America/New_York'],
  est: ['America/New_York'],
  edt: ['America/New_York'],
  akst: ['America/Anchorage'],
  akdt: ['America/Anchorage'],
  hst: ['Pacific/Honolulu'],
  brt: ['America/Sao_Paulo'],
  art: ['America/Argentina/Buenos_Aires'],
  bst: ['Europe/London', 'Asia/Dhaka'],
  ist: ['Asia/Kolkata', 'Asia/Jerusalem', 'Europe/Dublin'],
  wet: ['Europe/Lisbon'],
  west: ['Europe/Lisbon'],
  cet: ['Europe/Paris'],
  cest: ['Europe/Paris'],
  mez: ['Europe/Berlin'],
  mesz: ['Europe/Berlin'],
  eet: ['Europe/Helsinki'],
  eest: ['Europe/Helsinki'],
  msk: ['Europe/Moscow'],
  sast: ['Africa/Johannesburg'],
  eat: ['Africa/Nairobi'],
  gst: ['Asia/Dubai'],
  pkt: ['Asia/Karachi'],
  sgt: ['Asia/Singapore'],
  hkt: ['Asia/Hong_Kong'],
  jst: ['Asia/Tokyo'],
  kst: ['Asia/Seoul'],
  aest: ['Australia/Sydney'],
  aedt: ['Australia/Sydney'],
  acst: ['Australia/Adelaide'],
  awst: ['Australia/Perth'],
  nzst: ['Pacific/Auckland'],
  nzdt: ['Pacific/Auckland'],
};

/** Cities and regions that people name although the zone bears another city's name. */
const PLACES: Readonly<Record<string, string>> = {
  pacific: 'America/Los_Angeles',
  mountain: 'America/Denver',
  central: 'America/Chicago',
  eastern: 'America/New_York',
  'san francisco': 'America/Los_Angeles',
  seattle: 'America/Los_Angeles',
  'las vegas': 'America/Los_Angeles',
  'san diego': 'America/Los_Angeles',
  portland: 'America/Los_Angeles',
  boston: 'America/New_York',
  miami: 'America/New_York',
  atlanta: 'America/New_York',
  washington: 'America/New_York',
  nyc: 'America/New_York',
  austin: 'America/Chicago',
  dallas: 'America/Chicago',
  houston: 'America/Chicago',
  montreal: 'America/Toronto',
  'rio de janeiro': 'America/Sao_Paulo',
  'buenos aires': 'America/Argentina/Buenos_Aires',
  manchester: 'Europe/London',
  edinburgh: 'Europe/London',
  cambridge: 'Europe/London',
  munich: 'Europe/Berlin',
  frankfurt: 'Europe/Berlin',
  hamburg: 'Europe/Berlin',
  geneva: 'Europe/Zurich',
  barcelona: 'Europe/Madrid',
  milan: 'Europe/Rome',
  lyon: 'Europe/Paris',
  porto: 'Europe/Lisbon',
  'saint petersburg': 'Europe/Moscow',
  kyiv: 'Europe/Kiev',
  mumbai: 'Asia/Kolkata',
  delhi: 'Asia/Kolkata',
  'new delhi': 'Asia/Kolkata',
  bangalore: 'Asia/Kolkata',
  bengaluru: 'Asia/Kolkata',
  chennai: 'Asia/Kolkata',
  hyderabad: 'Asia/Kolkata',
  beijing: 'Asia/Shanghai',
  shenzhen: 'Asia/Shanghai',
  osaka: 'Asia/Tokyo',
  'tel aviv': 'Asia/Jerusalem',
  'abu dhabi': 'Asia/Dubai',
  'cape town': 'Africa/Johannesburg',
  canberra: 'Australia/Sydney',
  wellington: 'Pacific/Auckland',
  hawaii: 'Pacific/Honolulu',
};

const cities = new Map<string, string>();
const zones = new Map<string, string>();
for (const zone of Intl.supportedValuesOf('timeZone')) {
  const city = zone
    .slice(zone.lastIndexOf('/') + 1)
    .replaceAll('_', ' ')
    .toLowerCase();
  if (!cities.has(city) && zone.includes('/') && !zone.startsWith('Etc/')) cities.set(city, zone);
  zones.set(zone.toLowerCase(), zone);
}
for (const [place, zone] of Object.entries(PLACES)) cities.set(place, zone);
zones.set('utc', 'UTC');

/** The IANA zone of a city or region as people name it, or null. */
export function findZoneOfPlace(name: string): string | null {
  return cities.get(name) ?? null;
}

/** The IANA zone of that very name in any case, or null. */
export function findZone(name: string): string | null {
  return zones.get(name.toLowerCase()) ?? (name.includes('/') && IANAZone.isValidZone(name) ? name : null);
}

/** What zone letters mean to somebody in `home`: of several places the one nearest in time, else the first. */
export function findZoneOfLetters(letters: string, home: string, at: number): string | null {
  const candidates = ABBREVIATIONS[letters];
  if (candidates === undefined) return null;
  if (candidates.length === 1) return candidates[0] ?? null;
  const here = offset(home, at);
  const distance = (zone: string) => Math.abs(offset(zone, at) - here);
  return [...candidates].sort((one, other) => distance(one) - distance(other))[0] ?? null;
}

function offset(zone: string, at: number): number {
  return IANAZone.create(zone).offset(at);
}

/** Places that keep an offset of broken hours all year round, by minutes ahead of UTC. */
const BROKEN_HOURS: Readonly<Record<number, string>> = {
  [-570]: 'Pacific/Marquesas',
  210: 'Asia/Tehran',
  270: 'Asia/Kabul',
  330: 'Asia/Kolkata',
  345: 'Asia/Kathmandu',
  390: 'Asia/Yangon',
  570: 'Australia/Darwin',
};

/** The IANA zone that is so many minutes ahead of UTC all year round; null if there is none. */
export function findZoneOfOffset(minutes: number): string | null {
  if (minutes === 0) return 'UTC';
  if (minutes % 60 !== 0) return BROKEN_HOURS[minutes] ?? null;
  return `Etc/GMT${minutes > 0 ? '-' : '+'}${Math.abs(minutes) / 60}`;
}

/** A city's name for a zone if that names no other zone, else the zone's own name. */
export function nameOfZone(zone: string): string {
  const fixed = /^Etc\/GMT([+-])(\d+)$/.exec(zone);
  if (fixed !== null) return `UTC${fixed[1] === '-' ? '+' : '-'}${fixed[2]}`;
  const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  return cities.get(city.toLowerCase()) === zone ? city : zone;
}
