const OTHER = 'other';
const PLAIN = /^[a-z0-9][a-z0-9_-]{0,49}$/;

/** Keeps what others may say freely from becoming a label without end: plain words, so many of them, and `other`. */
export class FewValues {
  readonly #most: number;
  readonly #known = new Set<string>();

  constructor(most = 60) {
    this.#most = most;
  }

  /** The value, or `other` where it is no plain word or one too many. */
  admit(value: string): string {
    if (this.#known.has(value)) return value;
    if (!PLAIN.test(value) || this.#known.size >= this.#most) return OTHER;
    this.#known.add(value);
    return value;
  }
}
