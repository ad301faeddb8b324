/** A meeting that somebody asks for, and all that they learn of it. */
export interface Wish {
  /** Its title: no other meeting has it. */
  readonly title: string;
  readonly by: string;
  readonly channel: string;
  /** Whether the app is a member there; elsewhere a card comes by a reply address, which shows things at most once. */
  readonly appPosts: boolean;
  way: 'command' | 'submission';
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  /** Milliseconds until Slack showed its person that it was taken; null where it said that it was not. */
  ackMs: number | null;
  /** What Slack itself said where the app did not take it. */
  problem: string | null;
  /** Everything that the app told its person alone since. */
  readonly told: string[];
}

/** What came of a wish, as can be seen from outside. */
export interface Fate {
  readonly conferences: number;
  readonly cards: number;
  /** When the first card was posted, in milliseconds since 1970. */
  readonly cardAt: number | null;
}

/** A sentence with what was promised and not kept; null where all is well. */
export type Verdict = string | null;

/** Whether a private text says that something went wrong, and what to do now. */
export function isFailure(text: string): boolean {
  return /Reference [0-9A-Z]{4,}|:warning:|please do it once more|Please try again/i.test(text);
}

/** Holds what came of a wish against what its person was promised. */
export function judge(wish: Wish, { conferences, cards }: Fate): Verdict {
  if (conferences > 1) return `${conferences} conferences`;
  if (cards > 1) return `${cards} cards`;
  if (cards > conferences) return 'a card without a conference';
  const isKept = conferences === 1 && cards === 1;
  if (isKept) return null;
  if (conferences === 1) {
    if (wish.told.some((text) => text.includes('may or may not be done'))) return null;
    if (!wish.told.some((text) => text.includes(wish.title) && text.includes('Join')))
      return 'a conference that nobody was told of';
    return wish.appPosts ? 'no card, although the app may post there' : null;
  }
  if (wish.ackMs === null) return null;
  return wish.told.some(isFailure) ? null : 'lost in silence';
}
