import type { Fact } from '../grammar/facts.js';

/** A fact of one kind. */
export type FactOf<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>;

/** All facts of a kind, as they were said. */
export function findAll<Kind extends Fact['kind']>(
  facts: readonly Fact[],
  kind: Kind,
): readonly FactOf<Kind>[] {
  return facts.filter((fact): fact is FactOf<Kind> => fact.kind === kind);
}

/** The surest clock time: one that a preposition leads in, else one that says so itself, else the first. */
export function findClock(facts: readonly Fact[]): FactOf<'clock'> | null {
  const all = findAll(facts, 'clock');
  return all.find(({ led }) => led) ?? all.find(({ clock }) => !clock.bare) ?? all[0] ?? null;
}

/** The surest fact of a kind: one that a preposition leads in, else the first. */
export function findFact<Kind extends Fact['kind']>(facts: readonly Fact[], kind: Kind): FactOf<Kind> | null {
  const all = findAll(facts, kind);
  return all.find((fact) => fact.led) ?? all[0] ?? null;
}
