import {
  changedOccurrencesOf,
  factsOf,
  type MeetingFacts,
  participantsOf,
  plannedFactsOf,
  type Standing,
} from './standing.js';

/** What one participant has in their calendar of a conference, if they keep it as they are told. */
export interface View {
  /** Whether they are invited to all of it. */
  readonly isInvited: boolean;
  /** Single occurrences that are otherwise for them than the pattern has them; null for those that are not for them. */
  readonly occurrences: ReadonlyMap<string, MeetingFacts | null>;
}

/** @param email lower case; a conference that is not there is null, and nobody has anything of it. */
export function viewOf(standing: Standing | null, email: string): View {
  if (standing === null) return { isInvited: false, occurrences: new Map() };
  const isInvited = participantsOf(standing).includes(email);
  const occurrences = new Map<string, MeetingFacts | null>();
  for (const { occurId, isCanceled, facts, participants } of changedOccurrencesOf(standing)) {
    const isTheirs = !isCanceled && participants.includes(email);
    if (isTheirs) occurrences.set(occurId, facts);
    else if (isInvited) occurrences.set(occurId, null);
  }
  return { isInvited, occurrences };
}

/** Everybody who has something of a conference in their calendar, lower case, each once. */
export function everybodyOf(standing: Standing | null): readonly string[] {
  if (standing === null) return [];
  const guests = changedOccurrencesOf(standing).flatMap(({ participants }) => participants);
  return [...new Set([...participantsOf(standing), ...guests])];
}

/** An occurrence as somebody has it in their calendar; null where they have it not. */
export function factsIn(view: View, standing: Standing | null, occurId: string): MeetingFacts | null {
  const changed = view.occurrences.get(occurId);
  if (changed !== undefined) return changed;
  return view.isInvited && standing !== null ? (plannedFactsOf(standing, occurId) ?? null) : null;
}

/** What somebody is invited to: an occurrence, or for null all of it; null where an occurrence is not for them. */
export function factsFor(standing: Standing, email: string, occurId: string | null): MeetingFacts | null {
  return occurId === null ? factsOf(standing) : factsIn(viewOf(standing, email), standing, occurId);
}
