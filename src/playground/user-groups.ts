import { PEOPLE } from './people.js';

/** A user group: people who are mentioned together. */
export interface UserGroup {
  readonly id: string;
  /** The name behind `@`. */
  readonly handle: string;
  readonly members: readonly string[];
}

/** The groups of the playground: whoever lives in Europe. */
export const USER_GROUPS: readonly UserGroup[] = [
  {
    id: 'S0EUROPE01',
    handle: 'europe',
    members: PEOPLE.filter((person) => person.zone.startsWith('Europe/')).map((person) => person.id),
  },
];
