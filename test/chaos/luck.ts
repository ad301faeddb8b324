/** Chance that can be had again: the same seed draws the same. */
export interface Luck {
  /** From 0 up to, but not, 1. */
  draw(): number;
  /** True in this share of all cases. */
  hits(share: number): boolean;
  pick<Value>(from: readonly Value[]): Value;
}

/** Mulberry32. @param seed any whole number */
export function createLuck(seed: number): Luck {
  let state = seed >>> 0;
  const draw = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    draw,
    hits: (share) => draw() < share,
    pick: <Value>(from: readonly Value[]): Value => {
      const picked = from[Math.floor(draw() * from.length)];
      if (picked === undefined) throw new Error('there is nothing to pick from');
      return picked;
    },
  };
}
