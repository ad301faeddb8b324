/** Addresses as typed, told from what is none. */
export interface Guests {
  readonly emails: readonly string[];
  /** Words that are no e-mail address, as typed. */
  readonly bad: readonly string[];
}

const EMAIL = /^[\w.%+'-]{1,64}@[a-z\d](?:[a-z\d-]{0,62})(?:\.[a-z\d-]{1,63}){1,8}$/i;

/** Reads addresses with commas, semicolons, blanks or line breaks between them; also `Ana <ana@example.com>`. */
export function readGuests(text: string): Guests {
  const named = text.replace(/[^\s,;<>][^,;<>\n]*<([^<>\s]+@[^<>\s]+)>/g, '$1');
  const words = named.split(/[\s,;]+/).flatMap((word) => {
    const bare = word.replace(/^<(?:mailto:)?|>$/g, '').replace(/\|.*$/, '');
    return bare === '' ? [] : [bare];
  });
  const unique = new Map(words.map((word) => [word.toLowerCase(), word]));
  const all = [...unique.values()];
  return { emails: all.filter((word) => EMAIL.test(word)), bad: all.filter((word) => !EMAIL.test(word)) };
}
