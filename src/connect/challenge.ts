import { z } from 'zod';

/** What StarLeaf gave to derive the key with, and for which e-mail address. */
export interface Challenge {
  readonly email: string;
  /** Hexadecimal. */
  readonly salt: string;
  readonly iterations: number;
}

/** The bounds keep a server gone wrong from freezing people's browsers; StarLeaf's own number was 10 000. */
export const challengeShape = z.object({
  email: z.string(),
  salt: z
    .string()
    .regex(/^([0-9a-f]{2})+$/i)
    .max(1_024),
  iterations: z.int().positive().max(10_000_000),
});
