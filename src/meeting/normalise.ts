/** The longest sentence that is read; what goes beyond is not looked at. */
export const LONGEST_SENTENCE = 4000;

/** Stands where something was taken out of a sentence, so that the words around it do not grow together. */
export const HOLE = '\uFFFC';

/**
 * A sentence as Slack sends it, without what only markup and keyboards put there: Slack's links and escapes
 * become the text people see, typographic quotes and dashes the plain ones, blanks of all kinds one blank.
 * Mentions have to be taken out before, for `&lt;@U1&gt;` is text that somebody typed.
 */
export function normalise(text: string): string {
  return text
    .replace(/<(?:https?:[^<>|]*|tel:[^<>|]*|![^<>|]*)\|([^<>|]*)>/g, '$1')
    .replace(/<(https?:[^<>|]*)>/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/[\uD800-\uDFFF]/gu, '\uFFFD')
    .replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[“”„‟«»「」『』]/g, '"')
    .replace(/[‘’‛ʼ´`]/g, "'")
    .replace(/[\u2010-\u2015\u2212\u301c]/g, '-')
    .replace(/(\d)½/g, '$1.5')
    .replace(/½/g, '0.5')
    .replace(/[\s\p{Cc}\p{Zs}\u200b-\u200f\ufeff]+/gu, ' ')
    .trim();
}
