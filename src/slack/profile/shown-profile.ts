import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Profile, ProfileFields } from '../../starleaf/profile.js';
import { FIELD_NAMES, MANAGED_FIELDS } from './profile-fields.js';

const shownProfile = z.object({
  defaults: z.object({
    zone: z.string().nullable(),
    locale: z.string().nullable(),
    layout: z.string().nullable(),
  }),
  /** Who manages the person; null where nobody does, empty where it has no name. */
  managedBy: z.string().max(100).nullable(),
  /** A fingerprint of each field that can be changed, as it was shown. */
  fingerprints: z.record(z.string(), z.string()),
});

/**
 * What a profile form carries between opening and submitting: enough to tell what its person changed, and to show it
 * again while StarLeaf does not answer. No name, number or address is in it.
 */
export type ShownProfile = Readonly<z.infer<typeof shownProfile>>;

/** What the form of a profile carries. */
export function toShown(profile: Profile, { hasLayouts }: { readonly hasLayouts: boolean }): ShownProfile {
  const isOpen = (name: keyof ProfileFields) =>
    !(profile.isExternallyManaged && MANAGED_FIELDS.includes(name)) && (hasLayouts || name !== 'layout');
  const open = FIELD_NAMES.filter(isOpen);
  return {
    defaults: profile.defaults,
    managedBy: profile.isExternallyManaged ? (profile.integrationName ?? '').slice(0, 100) : null,
    fingerprints: Object.fromEntries(open.map((name) => [name, fingerprint(profile[name])])),
  };
}

/** Undefined where it is none of ours. */
export function readShown(metadata: string): ShownProfile | undefined {
  try {
    return shownProfile.parse(JSON.parse(metadata));
  } catch {
    return undefined;
  }
}

/** Which fields read differently from how they were shown. */
export function findChanges(
  fields: Partial<ProfileFields>,
  { fingerprints }: ShownProfile,
): Partial<ProfileFields> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) => fingerprints[name] !== undefined && fingerprints[name] !== fingerprint(value),
    ),
  );
}

/** Whether a person has set one of the values for which the organisation has its own. */
export function hasOwnValues({ fingerprints }: ShownProfile): boolean {
  const nothing = fingerprint(null);
  return (['zone', 'locale', 'layout'] as const).some(
    (name) => fingerprints[name] !== undefined && fingerprints[name] !== nothing,
  );
}

function fingerprint(value: string | null): string {
  const digest = createHash('sha256').update(JSON.stringify(value?.trim() ?? null));
  return digest.digest('base64url').slice(0, 12);
}
