import { apiPath, type Send } from './api-request.js';
import { readBody } from './read-body.js';
import { profileAnswer } from './wire.js';

/** What a person has set for themselves; null where the organisation's value is in force, or where there is none. */
export interface ProfileFields {
  readonly firstname: string;
  readonly lastname: string;
  readonly zone: string | null;
  /** One of StarLeaf's own codes, such as `en_us` or `zh_hans`. */
  readonly locale: string | null;
  readonly phoneHome: string | null;
  readonly phoneWork: string | null;
  readonly phoneMobile: string | null;
  /** Also that of QuickMeet meetings. */
  readonly layout: string | null;
}

/** A person's profile, with what is in force where they have set nothing. */
export interface Profile extends ProfileFields {
  readonly email: string;
  /** Whether an integration manages it, so that names, work and mobile phone cannot be changed here. */
  readonly isExternallyManaged: boolean;
  readonly integrationName: string | null;
  readonly defaults: Pick<ProfileFields, 'zone' | 'locale' | 'layout'>;
}

/** The requests about the person, "Managing a user's profile" in StarLeaf's documentation. Each throws StarLeafError. */
export interface ProfileRequests {
  readProfile(): Promise<Profile>;
  /** Changes what is given, if anything is, and leaves the rest; `forbidden` where an integration manages it. */
  changeProfile(change: Partial<ProfileFields>): Promise<void>;
  /** Sets everything: what is not given goes back to the organisation's value. */
  replaceProfile(
    fields: Partial<ProfileFields> & Pick<ProfileFields, 'firstname' | 'lastname'>,
  ): Promise<void>;
}

const wireNames = {
  firstname: 'firstname',
  lastname: 'lastname',
  zone: 'timezone',
  locale: 'locale',
  phoneHome: 'phone_home',
  phoneWork: 'phone_work',
  phoneMobile: 'phone_mobile',
  layout: 'conf_layout',
} as const satisfies Record<keyof ProfileFields, string>;

/** The requests about the profile, sent as one person. */
export function profileRequests(send: Send): ProfileRequests {
  const path = apiPath`/myprofile`;
  const write = async (method: 'PUT' | 'PATCH', fields: Partial<ProfileFields>) => {
    await send({ method, path, body: toWire(fields), success: [204] });
  };

  return {
    async readProfile() {
      const profile = readBody(profileAnswer, await send({ method: 'GET', path, success: [200] }));
      return {
        email: profile.email,
        firstname: profile.firstname ?? '',
        lastname: profile.lastname ?? '',
        zone: profile.timezone ?? null,
        locale: profile.locale ?? null,
        phoneHome: profile.phone_home ?? null,
        phoneWork: profile.phone_work ?? null,
        phoneMobile: profile.phone_mobile ?? null,
        layout: profile.conf_layout ?? null,
        isExternallyManaged: profile.externally_managed ?? false,
        integrationName: profile.integration_name ?? null,
        defaults: {
          zone: profile.defaults?.timezone ?? null,
          locale: profile.defaults?.locale ?? null,
          layout: profile.defaults?.conf_layout ?? null,
        },
      };
    },
    changeProfile: async (change) => {
      if (Object.values(change).some((value) => value !== undefined)) await write('PATCH', change);
    },
    replaceProfile: (fields) => write('PUT', fields),
  };
}

function toWire(fields: Partial<ProfileFields>): object {
  const names = Object.keys(wireNames) as (keyof ProfileFields)[];
  return Object.fromEntries(
    names.flatMap((name) => (fields[name] === undefined ? [] : [[wireNames[name], fields[name]]])),
  );
}
