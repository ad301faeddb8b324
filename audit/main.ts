import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readAdvisories } from './advisories.js';
import { findLockFaults } from './lock-faults.js';
import { POLICY } from './policy.js';

/** Looks at the dependencies of the working directory. Ends with 1 where something is wrong with them. */

const faults = [...findLockFaults(JSON.parse(readFileSync('package-lock.json', 'utf8')), POLICY)];
if (faults.length === 0)
  console.log('Lock file: every package is from the registry, whole, and as we want it.');

const { stdout } = spawnSync('npm', ['audit', '--json', '--omit=dev'], {
  encoding: 'utf8',
  timeout: 120_000,
});
const advisories = readAdvisories(stdout ?? '');
if (advisories.kind === 'answered') {
  faults.push(...advisories.vulnerable);
  console.log(`Advisories: ${advisories.vulnerable.length} packages with a high or critical one.`);
} else {
  console.log(`Advisories: NOT CHECKED, since this registry answers no audit (${advisories.reason}).`);
}

for (const fault of faults) console.error(`- ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;
