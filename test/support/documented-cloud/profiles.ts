import { z } from 'zod';
import { admit, layout, timezone } from './fields.js';
import { against, deny } from './refused.js';

const locale = z.enum(
  'en_us en_int fr_fr es_es jp_jp de_de zh_hans zh_hant pl it da sv pt cs no nl fi'.split(' '),
);
const name = z.string().min(1);
const phone = z.string().min(1).nullable();

const put = z.strictObject({
  firstname: name,
  lastname: name,
  timezone: timezone.nullable().default(null),
  locale: locale.nullable().default(null),
  phone_home: phone.default(null),
  phone_work: phone.default(null),
  phone_mobile: phone.default(null),
  conf_layout: layout.nullable().default(null),
});

const patch = z
  .strictObject({
    firstname: name,
    lastname: name,
    timezone: timezone.nullable(),
    locale: locale.nullable(),
    phone_home: phone,
    phone_work: phone,
    phone_mobile: phone,
    conf_layout: layout.nullable(),
  })
  .partial();

type Fields = z.output<typeof put>;

/** A person's profile. */
export interface Profile extends Fields {
  readonly email: string;
  /** The integration that manages it, if one does. */
  readonly integration_name: string | null;
}

const managedFields = ['firstname', 'lastname', 'phone_work', 'phone_mobile'] as const;

/** The organisation's. */
const defaults = { locale: 'en_int', timezone: 'Europe/London', conf_layout: 'speaker_with_strip' } as const;

/** "Managing a user's profile". */
export class Profiles {
  readonly #profiles = new Map<string, Profile>();

  add(email: string, fields: Partial<Profile> = {}): void {
    const nothing = { timezone: null, locale: null, phone_home: null, phone_work: null, phone_mobile: null };
    const [firstname = ''] = email.split('@');
    const named = { email, firstname, lastname: 'Example', conf_layout: null, integration_name: null };
    this.#profiles.set(email, { ...nothing, ...named, ...fields });
  }

  of(email: string): Profile {
    const profile = this.#profiles.get(email);
    if (!profile) throw new Error(`nobody is ${email}`);
    return profile;
  }

  /** The layout of a conference whose settings name none. */
  layoutOf(email: string): z.output<typeof layout> {
    return this.of(email).conf_layout ?? defaults.conf_layout;
  }

  read(email: string): Readonly<Record<string, unknown>> {
    const profile = this.of(email);
    return { ...profile, externally_managed: profile.integration_name !== null, defaults };
  }

  put(email: string, body: unknown): void {
    this.#write(email, admit(put, body));
  }

  patch(email: string, body: unknown): void {
    const change = admit(patch, body);
    const profile = this.of(email);
    const names = Object.keys(patch.shape) as (keyof Fields)[];
    const same = names.filter((field) => field in change && change[field] === profile[field]);
    if (same.length > 0 || Object.keys(change).length === 0)
      against(`PATCH /myprofile with what has not changed: ${same.join(', ') || 'nothing'}`);
    const said = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    this.#write(email, { ...profile, ...said });
  }

  #write(email: string, fields: Fields): void {
    const profile = this.of(email);
    const isManaged = managedFields.some((field) => fields[field] !== profile[field]);
    if (profile.integration_name !== null && isManaged) deny(403, 'Managed by an integration');
    this.#profiles.set(email, { ...profile, ...fields });
  }
}
