import type { Revisions } from './memo.js';

/** The fields of the forms in which meetings are scheduled and edited. */
export type Field =
  | 'scope'
  | 'title'
  | 'words'
  | 'date'
  | 'time'
  | 'length'
  | 'zone'
  | 'repeat'
  | 'ends'
  | 'until'
  | 'count'
  | 'people'
  | 'guests'
  | 'post'
  | 'agenda'
  | 'layout'
  | 'options'
  | 'tell';

/** What a field's text or choice falls short of, to be shown under it. */
export type Faults = Readonly<Partial<Record<Field, string>>>;

const FOLLOWING: ReadonlySet<Field> = new Set([
  'date',
  'time',
  'length',
  'zone',
  'repeat',
  'ends',
  'until',
  'count',
]);

/**
 * The `block_id` of a field. Slack keeps what stands in an input as long as its ids stay, and takes what we set where
 * they are new: so fields that follow one another carry a revision.
 */
export function blockIdOf(field: Field, revisions: Revisions): string {
  if (field === 'words') return `words.${revisions.words}`;
  return `${field}.${FOLLOWING.has(field) ? revisions.times : revisions.rest}`;
}
