/** A unit of time as people count it. */
export type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** A part of the day; it settles whether a bare hour is before or after noon. */
export type DayPart = 'morning' | 'midday' | 'afternoon' | 'evening' | 'night';

/** What a word does between the words that carry a time. */
export type Role =
  | 'a'
  | 'about'
  | 'ago'
  | 'all'
  | 'am'
  | 'and'
  | 'around'
  | 'at'
  | 'before'
  | 'beginning'
  | 'between'
  | 'coming'
  | 'counted'
  | 'couple'
  | 'each'
  | 'end'
  | 'every'
  | 'except'
  | 'filler'
  | 'for'
  | 'from'
  | 'half'
  | 'here'
  | 'in'
  | 'last'
  | 'later'
  | 'long'
  | 'minus'
  | 'next'
  | 'now'
  | 'oclock'
  | 'of'
  | 'on'
  | 'or'
  | 'ordinal'
  | 'other'
  | 'past'
  | 'pm'
  | 'privately'
  | 'quarter'
  | 'quarters'
  | 'repeat'
  | 'rest'
  | 'roughly'
  | 'starting'
  | 'the'
  | 'this'
  | 'through'
  | 'time'
  | 'times'
  | 'to'
  | 'until'
  | 'whole'
  | 'with';

/** Several weekdays in one word. */
export type Group = 'weekend' | 'weekdays' | 'mon-wed-fri' | 'tue-thu';

/** Everything a word may mean; most words mean one thing, some ("second", "may") several. */
export interface Meaning {
  /** 1 is Monday. */
  readonly weekday?: number;
  readonly month?: number;
  readonly unit?: Unit;
  /** How many of `unit` or `cycle` one of it is: a fortnight is 2 weeks. */
  readonly size?: number;
  /** "weekly": a repetition in itself. */
  readonly cycle?: Unit;
  readonly number?: number;
  readonly ordinal?: number;
  readonly part?: DayPart;
  /** Days from today. */
  readonly day?: number;
  /** Minutes after midnight: "noon". */
  readonly clock?: number;
  readonly group?: Group;
  /** "Mondays": said of every such day. */
  readonly plural?: true;
  /** An ordinary word too ("may", "sat"): a time only beside other words of time. */
  readonly weak?: true;
  /** "dinner": says which half of the day a bare hour is in, without being a time. */
  readonly hint?: DayPart;
  readonly roles?: readonly Role[];
}

/** What a language's words mean, and the few ways in which languages differ beyond words. */
export interface Lexicon {
  /** BCP 47 language, such as `en`. */
  readonly language: string;
  readonly words: ReadonlyMap<string, Meaning>;
  /** Meanings of more than one word, by their first word, longest first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** Long names that a slip of one letter still means, by each of their spellings with a letter left out. */
  readonly slips: ReadonlyMap<string, readonly string[]>;
  /** The letters that those names begin with. */
  readonly slipInitials: ReadonlySet<string>;
  /** "half four": 4:30 in English (past), 3:30 in German (to). */
  readonly half: 'past' | 'to';
  /** Longest entry in characters, for languages that write without blanks. */
  readonly longest: number;
}

/** A meaning of more than one word. */
export interface Phrase {
  readonly words: readonly string[];
  readonly meaning: Meaning;
}

/** A language as its file writes it down; alternatives are separated by `|`. */
export interface LanguageWords {
  readonly language: string;
  /** Monday first. */
  readonly weekdays: readonly string[];
  /** Plural or repeated weekdays ("mondays"), Monday first. */
  readonly everyWeekday?: readonly string[];
  readonly months: readonly string[];
  readonly units: Partial<Record<Unit, string>>;
  /** Units of another size, such as "fortnight": [words, unit, size]. */
  readonly sizedUnits?: readonly (readonly [string, Unit, number])[];
  readonly cycles: readonly (readonly [string, Unit, number])[];
  readonly numbers: Readonly<Record<number, string>>;
  readonly ordinals: Readonly<Record<number, string>>;
  readonly parts: Partial<Record<DayPart, string>>;
  readonly days: Readonly<Record<number, string>>;
  readonly clocks: Readonly<Record<number, string>>;
  readonly groups: Partial<Record<Group, string>>;
  readonly everyGroup?: Partial<Record<Group, string>>;
  /** What is written onto the name of a weekday: "Freitagnachmittag". */
  readonly weekdayParts?: Partial<Record<DayPart, string>>;
  readonly roles: Partial<Record<Role, string>>;
  readonly hints?: Partial<Record<DayPart, string>>;
  readonly weak?: string;
  /** Phrases that mean two things at once, such as "tonight": a day and a part of it. */
  readonly compounds?: readonly (readonly [string, Meaning])[];
  readonly half?: 'past' | 'to';
  /** Words that look like a slip but are not ("sundae"). */
  readonly notSlips?: string;
}

/** A word as it is looked up: lower case, without accents. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII, which needs no folding
  if (/^[\u0000-\u007f]*$/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
}

/** Turns a language's file into tables to look words up in. */
export function buildLexicon(language: LanguageWords): Lexicon {
  const entries = new Map<string, Meaning>();
  const add = (alternatives: string | undefined, meaning: Meaning) => {
    for (const word of (alternatives ?? '').split('|').filter((each) => each !== '')) {
      const key = fold(word);
      const known = entries.get(key) ?? {};
      const roles = [...(known.roles ?? []), ...(meaning.roles ?? [])];
      entries.set(key, { ...known, ...meaning, ...(roles.length > 0 ? { roles } : {}) });
    }
  };
  addNames(language, add);
  addCounts(language, add);
  for (const [role, words] of Object.entries(language.roles)) add(words, { roles: [role as Role] });
  for (const [words, meaning] of language.compounds ?? []) add(words, meaning);
  add(language.weak, { weak: true });

  const { words, phrases } = splitPhrases(entries);
  const slips = findSlips(entries, new Set((language.notSlips ?? '').split('|')));
  return {
    language: language.language,
    words,
    phrases,
    slips,
    slipInitials: new Set([...slips.values()].flat().map((word) => word.slice(0, 1))),
    half: language.half ?? 'past',
    longest: Math.max(...[...words.keys()].map((word) => word.length)),
  };
}

type Add = (alternatives: string | undefined, meaning: Meaning) => void;

function addNames(language: LanguageWords, add: Add): void {
  language.weekdays.forEach((words, index) => {
    add(words, { weekday: index + 1 });
  });
  language.everyWeekday?.forEach((words, index) => {
    add(words, { weekday: index + 1, plural: true });
  });
  language.months.forEach((words, index) => {
    add(words, { month: index + 1 });
  });
  for (const [group, words] of Object.entries(language.groups)) add(words, { group: group as Group });
  for (const [group, words] of Object.entries(language.everyGroup ?? {}))
    add(words, { group: group as Group, plural: true });
  for (const [part, endings] of Object.entries(language.weekdayParts ?? {}))
    language.weekdays.forEach((words, index) => {
      const [name = ''] = words.split('|');
      for (const ending of endings.split('|'))
        add(name + ending, { weekday: index + 1, part: part as DayPart });
    });
  for (const [part, words] of Object.entries(language.parts)) add(words, { part: part as DayPart });
  for (const [part, words] of Object.entries(language.hints ?? {})) add(words, { hint: part as DayPart });
}

function addCounts(language: LanguageWords, add: Add): void {
  for (const [unit, words] of Object.entries(language.units)) add(words, { unit: unit as Unit });
  for (const [words, unit, size] of language.sizedUnits ?? []) add(words, { unit, size });
  for (const [words, cycle, size] of language.cycles) add(words, { cycle, size });
  for (const [value, words] of Object.entries(language.numbers)) add(words, { number: Number(value) });
  for (const [value, words] of Object.entries(language.ordinals)) add(words, { ordinal: Number(value) });
  for (const [days, words] of Object.entries(language.days)) add(words, { day: Number(days) });
  for (const [minutes, words] of Object.entries(language.clocks)) add(words, { clock: Number(minutes) });
}

/** "l'apres" is cut as sentences are: "l'" and "apres". */
function splitElision(part: string, entries: ReadonlyMap<string, Meaning>): string[] {
  const head = part.slice(0, part.indexOf("'") + 1);
  const elides = head.length > 1 && head.length < part.length && entries.has(head) && !entries.has(part);
  return elides ? [head, part.slice(head.length)] : [part];
}

function splitPhrases(entries: ReadonlyMap<string, Meaning>) {
  const words = new Map<string, Meaning>();
  const phrases = new Map<string, Phrase[]>();
  for (const [key, meaning] of entries) {
    const parts = key.length > 1 ? key.split(/[ -]/).flatMap((part) => splitElision(part, entries)) : [key];
    const first = parts[0] ?? key;
    if (parts.length === 1) words.set(key, meaning);
    else phrases.set(first, [...(phrases.get(first) ?? []), { words: parts, meaning }]);
  }
  for (const list of phrases.values()) list.sort((one, other) => other.words.length - one.words.length);
  return { words, phrases };
}

/** Only long names of days and months are worth guessing at: a slip in a short word is usually another word. */
function findSlips(entries: ReadonlyMap<string, Meaning>, notSlips: ReadonlySet<string>) {
  const slips = new Map<string, string[]>();
  const remember = (spelling: string, word: string) =>
    slips.set(spelling, [...(slips.get(spelling) ?? []), word]);
  for (const [word, { weekday, month, day }] of entries) {
    const named = weekday !== undefined || month !== undefined || day !== undefined;
    if (!named || word.length < 6 || word.includes(' ')) continue;
    for (const spelling of [word, ...lettersLeftOut(word)]) remember(spelling, word);
  }
  for (const word of notSlips) slips.delete(word);
  return slips;
}

/** A word with each of its letters left out in turn. */
export function lettersLeftOut(word: string): string[] {
  return Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1));
}
