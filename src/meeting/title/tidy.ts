/** The longest title that StarLeaf holds. */
const LONGEST_TITLE = 256;

/** A title without the signs and blanks that a sentence leaves at its ends. */
export function tidy(text: string): string {
  const characters = [...text.trim()];
  let from = 0;
  let to = characters.length;
  while (from < to && /[\s,;:./\-_|)\]"'?!&]/.test(characters[from] ?? '')) from += 1;
  while (to > from && /[\s,;:/\-_|([."'?!]/.test(characters[to - 1] ?? '')) to -= 1;
  return characters
    .slice(from, Math.min(to, from + LONGEST_TITLE))
    .join('')
    .trim();
}
