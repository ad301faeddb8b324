import type { PlainTextOption } from '@slack/types';
import { option } from '../blocks/inputs.js';
import { ORGANISATION } from '../profile/profile-fields.js';
import { suggestZones } from './zones.js';

const DEFAULT = option(ORGANISATION, 'My organisation’s default');

/** Zones, and the organisation's whichever that is: for the profile. */
export function suggestProfileZones(query: string): readonly PlainTextOption[] {
  const isMeant = DEFAULT.text.text.toLowerCase().includes(query.trim().toLowerCase());
  return isMeant ? [DEFAULT, ...suggestZones(query)].slice(0, 100) : suggestZones(query);
}
