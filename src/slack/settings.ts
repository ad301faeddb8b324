import type { Keyv } from 'keyv';
import { z } from 'zod';
import { type Owner, ownerKey } from '../credentials/owner.js';
import { DEFAULT_MINUTES } from '../meeting/parse.js';

/** How somebody likes their meetings. */
const personSettings = z.object({
  /** How long a meeting lasts if nobody says. */
  defaultMinutes: z.number().int().min(1).max(1440).default(DEFAULT_MINUTES),
  /** What a meeting without a title is called, with `{name}` and its like; empty: what tells it apart. */
  titlePattern: z.string().default(''),
  /** Where cards go if nobody says. */
  postsTo: z.enum(['here', 'nobody']).default('here'),
  /** Whether a sentence is shown as it is read before anything happens. */
  previews: z.boolean().default(false),
  clock: z.enum(['locale', '12', '24']).default('locale'),
});

export type PersonSettings = z.infer<typeof personSettings>;

/** Whether these are settings that can be kept. */
export function areSettings(given: PersonSettings): boolean {
  return personSettings.safeParse(given).success;
}

/** Remembers how people like their meetings. */
export class Settings {
  readonly #store: Keyv<unknown>;

  constructor(store: Keyv<unknown>) {
    this.#store = store;
  }

  /** What holds for somebody, who may have set nothing. */
  async find(owner: Owner): Promise<PersonSettings> {
    return personSettings.parse((await this.#store.get(ownerKey(owner))) ?? {});
  }

  /** @throws ZodError for what `find` would not take back. */
  async save(owner: Owner, settings: PersonSettings): Promise<void> {
    await this.#store.set(ownerKey(owner), personSettings.parse(settings));
  }
}

/** A locale whose times show by the clock that somebody prefers. https://unicode.org/reports/tr35/#UnicodeHourCycleIdentifier */
export function withClock(locale: string, clock: PersonSettings['clock']): string {
  if (clock === 'locale') return locale;
  return `${locale}-u-hc-${clock === '12' ? 'h12' : 'h23'}`;
}
