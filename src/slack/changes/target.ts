import { z } from 'zod';

/** What a button or a modal of ours is about, as it carries it. */
export interface Target {
  readonly confId: string;
  /** Null for a conference as a whole. */
  readonly occurId: string | null;
}

const target = z.object({ confId: z.string().min(1), occurId: z.string().min(1).nullable() });

export function writeTarget({ confId, occurId }: Target): string {
  return JSON.stringify({ confId, occurId });
}

/** Undefined for what is none of ours. */
export function readTarget(value: string): Target | undefined {
  return target.safeParse(readJson(value)).data;
}

/** Undefined for what is no JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
