import type { Change } from '../protocol.js';

type Listener = (change: Change) => void;

/** Who is looking, and what to tell them: live changes by person. */
export class Changes {
  readonly #listeners = new Map<string, Set<Listener>>();

  /** @returns how to stop listening. */
  subscribe(userId: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(userId) ?? new Set();
    listeners.add(listener);
    this.#listeners.set(userId, listeners);
    return () => listeners.delete(listener);
  }

  publish(userIds: Iterable<string>, change: Change): void {
    for (const userId of userIds) {
      for (const listener of this.#listeners.get(userId) ?? []) listener(change);
    }
  }
}
