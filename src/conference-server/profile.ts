import type { components } from './openapi.js';
import { isSupportedZone } from './zones.js';

/** What a person may change about themselves. */
export type Profile = components['schemas']['profile'];

/** The organisation's values, in force where a profile has null. */
export type ProfileDefaults = components['schemas']['profile_defaults'];

/** A profile of which nothing is known but the name. */
export const BLANK_PROFILE: Omit<Profile, 'firstname' | 'lastname'> = {
  timezone: null,
  locale: null,
  phone_home: null,
  phone_work: null,
  phone_mobile: null,
  conf_layout: null,
};

/** What the integration that manages a person keeps to itself. */
const MANAGED = ['firstname', 'lastname', 'phone_work', 'phone_mobile'] as const;

/** Why changes that pass the document are refused all the same; undefined when they are sound. */
export function findProfileFault({ timezone }: Partial<Profile>): string | undefined {
  if (timezone === undefined || timezone === null || isSupportedZone(timezone)) return undefined;
  return 'timezone must be UTC or an IANA zone such as Europe/London.';
}

/** The first field that only the integration that manages the person may change; undefined when none is changed. */
export function findManagedChange(profile: Profile, changes: Partial<Profile>): string | undefined {
  return MANAGED.find((field) => changes[field] !== undefined && changes[field] !== profile[field]);
}

/** Somebody's name in full; their address where they gave none. */
export function nameOf(person: Pick<Profile, 'firstname' | 'lastname'> & { readonly email: string }): string {
  return `${person.firstname} ${person.lastname}`.trim() || person.email;
}
