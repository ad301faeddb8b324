import fc from 'fast-check';

/** What JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

type Step = string | number;

/** One change of a valid value: which place, and what becomes of it. */
interface Edit {
  /** Counts places from the first, round and round. */
  readonly at: number;
  readonly how: (typeof HOWS)[number];
  readonly junk: Json;
  /** Another place, for a swap. */
  readonly other: number;
}

const HOWS = ['delete', 'replace', 'replace', 'swap', 'wrap', 'rename', 'add'] as const;

/** Names that mean something to JavaScript, or to nobody. */
const KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'then', 'toJSON', '', '$ref', 'length'];

/** Long, lone surrogates, control characters, markup, and what other languages would run. */
const NASTY_TEXTS = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  'a\udfffb',
  '\u202e\u2028\u2029',
  '\r\nX-Injected: 1',
  'BEGIN:VCALENDAR\r\nEND:VCALENDAR',
  '<script>alert(1)</script>',
  '<!channel> <@U1|x> <https://evil.example|click>',
  '&lt;!here&gt;',
  "' or 1=1 --",
  '../../../../etc/passwd',
  '%00%ff%E0%A4%A',
  '{{7*7}}#{7*7}',
  '{constructor}{name}{__proto__}',
  '__proto__',
  '-1',
  '1e309',
  '0x10',
  '99999999999999999999',
  '2026-02-30',
  '24:61',
  'T1/U1:x',
  'data:text/html,x',
  'file:///etc/passwd',
  'http://169.254.169.254/latest/meta-data/',
  'a@b',
  '"quoted\\" @evil"@example.com',
  '٣:٣٠ غدا',
  '👩‍👩‍👧‍👦'.repeat(40),
  'every '.repeat(300),
  '((((((((((((((((((((((((((((((a',
] as const;

const hugeText = fc
  .tuple(
    fc.constantFrom('x', '<', '&', '日', '\n', ' a', 'a@b.cd,', '1:', 'mon '),
    fc.constantFrom(300, 4_000, 60_000),
  )
  .map(([piece, times]) => piece.repeat(times));

/** Texts that a careless reader stumbles over. */
export const nastyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...NASTY_TEXTS) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ maxLength: 40 }) },
  { weight: 1, arbitrary: hugeText },
);

const nastyNumber: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom(0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, 8.64e15, 8.64e15 + 1),
  fc.integer(),
);

const deep: fc.Arbitrary<Json> = fc.constantFrom(20, 200, 1_000).map((depth) => {
  let value: Json = 'bottom';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
});

const wide: fc.Arbitrary<Json> = fc
  .constantFrom<Json>(null, 0, 'x', [], {})
  .map((each) => Array.from({ length: 2_000 }, () => each));

/** Without lone surrogates, which UTF-8 cannot say. */
export function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

/** Any value, the worst ones first. */
export const junk: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<Json>(null, true, false, [], {}, [null], [[]], { '': null }) },
  { weight: 5, arbitrary: nastyText },
  { weight: 3, arbitrary: nastyNumber },
  { weight: 2, arbitrary: fc.constantFrom(...KEYS).map((key) => withKey({}, key, { polluted: true })) },
  { weight: 1, arbitrary: deep },
  { weight: 1, arbitrary: wide },
);

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(10_000),
  how: fc.constantFrom(...HOWS),
  junk,
  other: fc.nat(10_000),
});

/** Changes of a valid value, from none to five; fewer when it shrinks. */
export const edits: fc.Arbitrary<readonly Edit[]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  { weight: 6, arbitrary: fc.array(edit, { minLength: 1, maxLength: 2 }) },
  { weight: 2, arbitrary: fc.array(edit, { minLength: 3, maxLength: 6 }) },
);

export type Edits = readonly Edit[];

/** A valid value with some of it deleted, replaced, swapped, wrapped, renamed or added to. JSON within its texts is changed as well. */
export function mutated(valid: Json): fc.Arbitrary<Json> {
  return edits.map((all) => applyEdits(valid, all));
}

export function applyEdits(valid: Json, all: Edits): Json {
  return all.reduce<Json>(applyEdit, valid);
}

function applyEdit(value: Json, { at, how, junk: something, other }: Edit): Json {
  const places = placesIn(value);
  const path = places[at % places.length] ?? [];
  switch (how) {
    case 'delete':
      return changeAt(value, path, () => undefined) ?? null;
    case 'replace':
      return changeAt(value, path, () => something) ?? null;
    case 'wrap':
      return changeAt(value, path, (held) => (at % 2 === 0 ? [held] : { value: held })) ?? null;
    case 'swap': {
      const taken = readAt(value, places[other % places.length] ?? []);
      return changeAt(value, path, () => taken) ?? null;
    }
    case 'rename': {
      const key = KEYS[other % KEYS.length] ?? '';
      return (
        changeAt(value, path.slice(0, -1), (held) =>
          isObject(held) ? withKey(held, key, something) : held,
        ) ?? null
      );
    }
    case 'add':
      return (
        changeAt(value, path, (held) =>
          Array.isArray(held)
            ? [...held, ...held, something]
            : isObject(held)
              ? withKey(held, `k${other}`, something)
              : something,
        ) ?? null
      );
    default:
      return how satisfies never;
  }
}

/** Payloads are no deeper; what lies below was put there by an edit. */
const DEEPEST = 12;

/** Every place in a value, the whole first; a text that is JSON is looked into. */
function placesIn(value: Json, path: readonly Step[] = []): (readonly Step[])[] {
  if (path.length > DEEPEST) return [path];
  const inner = open(value);
  if (Array.isArray(inner)) {
    return [path, ...inner.slice(0, 40).flatMap((each, index) => placesIn(each, [...path, index]))];
  }
  if (!isObject(inner)) return [path];
  return [path, ...Object.entries(inner).flatMap(([key, each]) => placesIn(each, [...path, key]))];
}

function readAt(value: Json, path: readonly Step[]): Json {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const inner = open(value);
  const held = Array.isArray(inner) ? inner[Number(step)] : isObject(inner) ? inner[String(step)] : undefined;
  return held === undefined ? null : readAt(held, rest);
}

function changeAt(
  value: Json,
  path: readonly Step[],
  change: (held: Json) => Json | undefined,
): Json | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  const inner = open(value);
  const close = (changed: Json): Json => (inner === value ? changed : JSON.stringify(changed));
  if (Array.isArray(inner)) {
    const changed = inner.flatMap((each: Json, index) => {
      if (index !== step) return [each];
      const now = changeAt(each, rest, change);
      return now === undefined ? [] : [now];
    });
    return close(changed);
  }
  if (!isObject(inner)) return value;
  const entries = Object.entries(inner).flatMap(([key, each]): [string, Json][] => {
    if (key !== step) return [[key, each]];
    const now = changeAt(each, rest, change);
    return now === undefined ? [] : [[key, now]];
  });
  return close(fromEntries(entries));
}

/** The value itself, or what a text says in JSON. */
function open(value: Json): Json {
  if (typeof value !== 'string' || !/^[[{]/.test(value) || value.length > 10_000) return value;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
}

export function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withKey(held: JsonObject, key: string, value: Json): JsonObject {
  return fromEntries([...Object.entries(held).filter(([name]) => name !== key), [key, value]]);
}

/** Also with a key of `__proto__`, as `JSON.parse` would make it. */
function fromEntries(entries: readonly (readonly [string, Json])[]): JsonObject {
  const made = {};
  for (const [key, value] of entries) {
    Object.defineProperty(made, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return made;
}
