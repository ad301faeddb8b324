import { z } from 'zod';
import { isLicensed } from './licence.js';
import type { Policy } from './policy.js';

const REGISTRY = 'https://registry.npmjs.org/';

/** https://docs.npmjs.com/cli/configuring-npm/package-lock-json */
const lockShape = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      name: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      license: z.string().optional(),
      link: z.boolean().optional(),
      dev: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});

type Locked = z.infer<typeof lockShape>['packages'][string] & { readonly name: string };

/**
 * What is wrong with a package-lock.json, a line a fault.
 * @throws ZodError when it is none of npm's version 3
 */
export function findLockFaults(lock: unknown, policy: Policy): readonly string[] {
  const { packages } = lockShape.parse(lock);
  const entries = Object.entries(packages).filter(([place]) => place !== '');
  if (entries.length === 0) return ['the lock file holds no packages'];
  return entries.flatMap(([place, entry]) => {
    // An alias has the name of the package itself noted.
    const name = entry.name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return findFaults({ ...entry, name }, policy).map(
      (fault) => `${name}@${entry.version ?? '?'} (${place}): ${fault}`,
    );
  });
}

function findFaults(entry: Locked, policy: Policy): readonly string[] {
  const licence = entry.license ?? policy.unsaid[entry.name];
  const allowed = entry.dev === true ? [...policy.licences, ...policy.developmentLicences] : policy.licences;
  return [
    ...(entry.link === true || entry.version === undefined ? ['it is a link to somewhere else'] : []),
    // npm leaves `resolved` out for the registry in use, and notes every other source.
    ...(entry.resolved?.startsWith(REGISTRY) === false ? [`it comes from ${entry.resolved}`] : []),
    ...(/^sha512-[\w+/]{86}==$/.test(entry.integrity ?? '') ? [] : ['it has no SHA-512 integrity']),
    ...(entry.hasInstallScript === true && !policy.installScripts.includes(entry.name)
      ? ['it has an install script that nobody has looked at']
      : []),
    ...(licence === undefined
      ? ['it says no licence']
      : isLicensed(licence, allowed)
        ? []
        : [`its licence is ${licence}`]),
    ...findVersionFaults(entry, policy),
  ];
}

function findVersionFaults({ name, version = '' }: Locked, { versions }: Policy): readonly string[] {
  const rule = versions[name];
  if (rule === undefined) return [];
  const isOld = rule.least !== undefined && isBelow(version, rule.least);
  const isBad = rule.never?.includes(version) === true;
  return isOld || isBad ? [`this version is not to be used: ${rule.why}`] : [];
}

/** By numbers alone; what comes before a release counts as below it. */
function isBelow(version: string, least: string): boolean {
  const [numbers, limits] = [version, least].map((each) => (each.split('-')[0] ?? '').split('.').map(Number));
  for (const [index, limit] of (limits ?? []).entries()) {
    const number = numbers?.[index] ?? 0;
    if (number !== limit) return number < limit;
  }
  return version.includes('-');
}
