/** Whose conference a card is about, as its buttons say; to be checked against the record of the card. */
export interface CardRef {
  /** The organiser's Slack id. */
  readonly userId: string;
  readonly confId: string;
}

/** Slack takes 255 characters. An id of a conference that is longer is found by nobody but its organiser. */
const LONGEST_BLOCK_ID = 255;

/** The `block_id` of the row of buttons of a card: an option of a menu holds too little for it. */
export function toCardBlockId({ userId, confId }: CardRef): string {
  return `card ${userId} ${confId}`.slice(0, LONGEST_BLOCK_ID);
}

/** Undefined where a block is none of a card. */
export function readCardBlockId(blockId: string): CardRef | undefined {
  const [, userId, confId] = /^card (\S+) (.+)$/.exec(blockId) ?? [];
  return userId === undefined || confId === undefined ? undefined : { userId, confId };
}
