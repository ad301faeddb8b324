import { type MeetingFacts, type Standing, timesOf } from './standing.js';
import { everybodyOf, factsIn, type View, viewOf } from './view.js';

/** What somebody is told of a conference: one mail. */
export interface Tiding {
  /** Lower case. */
  readonly to: string;
  readonly news: News;
  /** The occurrence that it is about; null for all of the conference. */
  readonly occurId: string | null;
}

/** `restoration`: what was cancelled takes place after all. */
export type News = 'invitation' | 'update' | 'cancellation' | 'restoration';

/** Null where a conference is not there, or nobody was told of it. */
interface Change {
  readonly before: Standing | null;
  readonly after: Standing | null;
}

/** What each participant must be told when a conference changes: each one thing, unless they lose the whole for a part. */
export function findTidings(change: Change): readonly Tiding[] {
  const everybody = new Set([...everybodyOf(change.after), ...everybodyOf(change.before)]);
  return [...everybody].flatMap((to) => tidingsFor(to, change));
}

function tidingsFor(to: string, change: Change): readonly Tiding[] {
  const [had, has] = [viewOf(change.before, to), viewOf(change.after, to)];
  if (had.isInvited && has.isInvited) return followersTidings(to, { had, has, change });
  if (has.isInvited) return [{ to, news: 'invitation', occurId: null }];
  if (!had.isInvited) return singleTidings(to, { had, has, change });
  const left = { had: viewOf(null, to), has, change: { ...change, before: null } };
  return [{ to, news: 'cancellation', occurId: null }, ...singleTidings(to, left)];
}

interface Comparison {
  readonly had: View;
  readonly has: View;
  readonly change: Change;
}

/** For somebody who was and is invited: about one occurrence if that is all, else about the whole. */
function followersTidings(to: string, comparison: Comparison): readonly Tiding[] {
  const { before, after } = comparison.change;
  if (describeSeries(before) !== describeSeries(after)) return [{ to, news: 'update', occurId: null }];
  const single = singleTidings(to, comparison);
  return single.length < 2 ? single : [{ to, news: 'update', occurId: null }];
}

function singleTidings(to: string, { had, has, change }: Comparison): readonly Tiding[] {
  const ids = [...new Set([...had.occurrences.keys(), ...has.occurrences.keys()])].sort();
  return ids.flatMap((occurId) => {
    const old = factsIn(had, change.before, occurId);
    const now = factsIn(has, change.after, occurId);
    if (JSON.stringify(old) === JSON.stringify(now)) return [];
    return [{ to, occurId, news: newsOf({ old, now, wasInvited: had.isInvited }) }];
  });
}

function newsOf(facts: {
  readonly old: MeetingFacts | null;
  readonly now: MeetingFacts | null;
  readonly wasInvited: boolean;
}): News {
  if (facts.now === null) return 'cancellation';
  if (facts.old !== null) return 'update';
  return facts.wasInvited ? 'restoration' : 'invitation';
}

function describeSeries(standing: Standing | null): string {
  if (standing === null) return '';
  return JSON.stringify([standing.settings.title, standing.settings.description, timesOf(standing)]);
}
