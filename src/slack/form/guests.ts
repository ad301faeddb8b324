/** Addresses as typed, told from what is none. */
export interface Guests {
  readonly emails: readonly string[];
  /** Words that are no e-mail address, as typed. */
  readonly bad: readonly string[];
}

const EMAIL = /^[\w.%+'-]{1,64}@[a-z\d](?:[a-z\d-]{0,62})(?:\.[a-z\d-]{1,63}){1,8}$/i;

/** Reads addresses with commas, semicolons, blanks or line breaks between them; also `Ana <ana@example.com>`. */
export function readGuests(text: string): Guests {
  const words = text
    .split(/[,;\n]+/)
    .flatMap(readPart)
    .flatMap((word) => {
      const bare = word.replace(/^<(?:mailto:)?|>$/g, '').replace(/\|.*$/, '');
      return bare === '' ? [] : [bare];
    });
  const unique = new Map(words.map((word) => [word.toLowerCase(), word]));
  const all = [...unique.values()];
  return { emails: all.filter((word) => EMAIL.test(word)), bad: all.filter((word) => !EMAIL.test(word)) };
}

/** What stands between two commas: addresses in brackets, each with or without a name before it, and other words. */
function readPart(part: string): readonly string[] {
  const pieces = part.split(/(<[^<>\s]+>)/);
  return pieces.flatMap((piece, index) => {
    const isName = pieces[index + 1]?.includes('@') ?? false;
    return isName ? [] : piece.split(/\s+/);
  });
}
