/** What the packages in the lock file have to be. */
export interface Policy {
  /** Licences, by their SPDX ids, that what we run and hand out may have. */
  readonly licences: readonly string[];
  /** Besides those, of what is needed for development only. */
  readonly developmentLicences: readonly string[];
  /** The licence of packages that do not say it in the way npm reads; found in their own files. */
  readonly unsaid: Readonly<Record<string, string>>;
  /** Packages that come with an install script; `.npmrc` runs none of them. */
  readonly installScripts: readonly string[];
  /** Versions with known faults, and why: the lowest that is good, and single ones that never are. */
  readonly versions: Readonly<
    Record<string, { readonly least?: string; readonly never?: readonly string[]; readonly why: string }>
  >;
}

export const POLICY: Policy = {
  licences: [
    '0BSD',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'ISC',
    'MIT',
    'MIT-0',
    'Python-2.0',
  ],
  developmentLicences: ['CC-BY-4.0', 'MPL-2.0', 'Zlib'],
  unsaid: { busboy: 'MIT', streamsearch: 'MIT', 'spacetime-holiday': 'MIT' },
  installScripts: ['@parcel/watcher', '@swc/core', 'esbuild', 'unrs-resolver'],
  versions: {
    axios: {
      least: '1.20.0',
      never: ['1.14.1', '0.30.4'],
      why: '1.14.1 and 0.30.4 carried malware; advisories of 2026 are fixed by 1.20',
    },
    emulate: { never: ['1.0.2'], why: 'its “latest” is another, older project' },
  },
};
