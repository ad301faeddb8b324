import type { Option } from '@slack/types';

const REMEMBERED = 1_000;

interface Place {
  readonly userId: string;
  readonly actionId: string;
  readonly value: string;
}

/** The options that the app offered in external selects: what people choose from comes back whole. */
export class Offers {
  readonly #options = new Map<string, Option>();

  remember(place: Omit<Place, 'value'>, options: readonly Option[]): void {
    for (const option of options) this.#options.set(key({ ...place, value: option.value ?? '' }), option);
    const surplus = this.#options.size - REMEMBERED;
    for (const oldest of [...this.#options.keys()].slice(0, Math.max(0, surplus)))
      this.#options.delete(oldest);
  }

  find(place: Place): Option | undefined {
    return this.#options.get(key(place));
  }
}

function key({ userId, actionId, value }: Place): string {
  return JSON.stringify([userId, actionId, value]);
}
