/** The limits that a doc comment of `@slack/types` states for a property. */
export interface Limits {
  readonly minCharacters?: number;
  readonly maxCharacters?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxItemCharacters?: number;
  readonly maxNestedItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

const NUMBER = '`?([\\d,]+)`?';

/** What each limit reads like. The first pattern that fits counts. */
const PATTERNS: Readonly<Record<keyof Limits, readonly RegExp[]>> = {
  minCharacters: [pattern(`minimum length(?: for the \`text\` in this field)? is ${NUMBER}`)],
  maxCharacters: [
    pattern(
      `max(?:imum)? length (?:for (?:this field|the \`?text\`? (?:with)?in this field) )?(?:is|of) ${NUMBER} char`,
    ),
    pattern(`maximum length for the \`text\` field in this object is ${NUMBER}`),
    pattern(`limit ${NUMBER} characters`),
  ],
  minItems: [pattern(`minimum ${NUMBER}, maximum [\\d,]+ cards`)],
  maxItems: [
    pattern(`maximum number of (?:items|options|option groups) is ${NUMBER}`),
    pattern(`max(?:imum)? of ${NUMBER} (?:items|blocks|options|elements)`),
    pattern(`maximum ${NUMBER} (?:items|blocks|cards|rows)`),
    pattern(`up to ${NUMBER} `),
  ],
  maxItemCharacters: [pattern(`maximum length for the text in each item is ${NUMBER}`)],
  maxNestedItems: [pattern(`max of ${NUMBER} table cells`)],
  minimum: [
    pattern(`min ${NUMBER}, max`),
    pattern(`minimum of ${NUMBER}, maximum of`),
    pattern(`between ${NUMBER} and`),
  ],
  maximum: [
    pattern(`min [\\d\`]+, max ${NUMBER}`),
    pattern(`minimum of [\\d\`]+, maximum of ${NUMBER}`),
    pattern(`between \\d+ and ${NUMBER}`),
    pattern(`maximum value is ${NUMBER}`),
  ],
};

/** Less than so many, which allows one less. */
const BELOW = pattern(`must be less than ${NUMBER} characters`);

/** Reads the limits out of a doc comment. */
export function readLimits(comment: string): Limits {
  const words = comment.replace(/\{@link[^}]*\}/g, ' ').replace(/\s+/g, ' ');
  const entries = Object.entries(PATTERNS).flatMap(([name, patterns]) => {
    const value = firstNumber(patterns, words);
    return value === undefined ? [] : [[name, value] as const];
  });
  const below = firstNumber([BELOW], words);
  return { ...(below !== undefined && { maxCharacters: below - 1 }), ...Object.fromEntries(entries) };
}

function firstNumber(patterns: readonly RegExp[], words: string): number | undefined {
  for (const each of patterns) {
    const [, digits] = each.exec(words) ?? [];
    if (digits !== undefined) return Number(digits.replaceAll(',', ''));
  }
  return undefined;
}

function pattern(source: string): RegExp {
  return new RegExp(source, 'i');
}
