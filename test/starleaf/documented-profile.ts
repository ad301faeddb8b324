import type { Answer } from './fake-starleaf.js';

const texts = [
  'firstname',
  'lastname',
  'timezone',
  'locale',
  'phone_home',
  'phone_work',
  'phone_mobile',
  'conf_layout',
] as const;

/** What somebody's profile holds. */
export type StoredProfile = Record<(typeof texts)[number], string | null> & {
  email: string;
  externally_managed: boolean;
  integration_name: string | null;
};

export function newProfile(email: string): StoredProfile {
  const nothing = { timezone: null, locale: null, phone_home: null, phone_work: null, phone_mobile: null };
  const managed = { externally_managed: false, integration_name: null };
  return { email, firstname: 'Ada', lastname: 'Byron', ...nothing, conf_layout: null, ...managed };
}

/** Answers a request for `/myprofile`, and changes the profile. */
export function answerProfile(
  profile: StoredProfile,
  { method, body }: { method: string; body: unknown },
): Answer {
  if (method === 'GET') {
    const defaults = { locale: 'en_int', timezone: 'Europe/London', conf_layout: 'speaker_with_strip' };
    return { status: 200, body: { ...profile, defaults, user_id: 7 } };
  }
  const change = body as Record<string, unknown>;
  const unknown = Object.keys(change).find((name) => !texts.some((text) => text === name));
  if (unknown) return { status: 400, body: { error: `${unknown}: unknown` } };
  if (method === 'PUT' && (!change.firstname || !change.lastname)) {
    return { status: 400, body: { error: 'firstname, lastname: required' } };
  }
  const locked = ['firstname', 'lastname', 'phone_work', 'phone_mobile'];
  if (profile.externally_managed && locked.some((name) => name in change)) return { status: 403 };
  for (const name of texts) {
    if (name in change || method === 'PUT') profile[name] = (change[name] ?? null) as string | null;
  }
  return { status: 204 };
}
