import type { Person } from './protocol.js';

/** Somebody of the playground together with the password of their StarLeaf account. */
export interface SeedPerson extends Person {
  readonly password: string;
  /** Whether their account is connected from the first start on. */
  readonly isConnected: boolean;
}

type Seed = Omit<SeedPerson, 'note' | 'email'> & { readonly city: string };

const SEEDS: readonly Seed[] = [
  {
    id: 'U0ANACOSTA',
    name: 'ana',
    realName: 'Ana Costa',
    zone: 'Europe/London',
    locale: 'en-GB',
    color: '#7a4fd0',
    city: 'London',
    password: 'tower-bridge',
    isConnected: false,
  },
  {
    id: 'U0BENCARTR',
    name: 'ben',
    realName: 'Ben Carter',
    zone: 'America/New_York',
    locale: 'en-US',
    color: '#1f7a8c',
    city: 'New York',
    password: 'brooklyn-heights',
    isConnected: true,
  },
  {
    id: 'U0CHIYOMRI',
    name: 'chiyo',
    realName: 'Chiyo Mori',
    zone: 'Asia/Tokyo',
    locale: 'en-US',
    color: '#b4432f',
    city: 'Tokyo',
    password: 'cherry-blossom',
    isConnected: true,
  },
  {
    id: 'U0CLAIREDB',
    name: 'claire',
    realName: 'Claire Dubois',
    zone: 'Europe/Paris',
    locale: 'fr-FR',
    color: '#3b7a2a',
    city: 'Paris',
    password: 'pont-neuf',
    isConnected: true,
  },
];

/**
 * The people of the playground. Each has a StarLeaf account under this e-mail address and password; the first, whom a
 * newcomer begins as, has yet to connect it.
 */
export const PEOPLE: readonly SeedPerson[] = SEEDS.map(({ city, ...seed }) => ({
  ...seed,
  email: `${seed.name}@example.com`,
  note: `${city} · StarLeaf password: ${seed.password}`,
}));
