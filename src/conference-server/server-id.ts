import { randomBytes } from 'node:crypto';

const SUFFIX = '@starleaf.com';

/** A `conf_id` of the form that only the server makes. */
export function makeServerId(): string {
  return `${randomBytes(16).toString('hex')}${SUFFIX}`;
}

/** Whether a `conf_id` has the form that only the server makes. */
export function isServerId(id: string): boolean {
  return id.toLowerCase().endsWith(SUFFIX);
}
