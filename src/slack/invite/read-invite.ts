import { HOLE } from '../../meeting/normalise.js';
import type { Participant } from '../../meeting/request.js';
import { takeParticipants } from '../../meeting/take-participants.js';

/** To which dates of a series people are added. */
export type AddScope = 'all' | 'this';

/** What stands behind `invite`. */
export interface SaidInvite {
  readonly participants: readonly Participant[];
  /** The words for a meeting that they are to be invited to; empty where only people are named. */
  readonly which: string;
  /** As a button says it after the question; null where nobody was asked yet. */
  readonly scope: AddScope | null;
}

/** Reads "@ana and guest@example.com to standup", in any order, or people alone. */
export function readInvite(text: string): SaidInvite {
  const [, scope, ref, people] = /^(all|this) (#[\w-]{16}(?:\/\S+)?) (.*)$/s.exec(text) ?? [];
  if (ref !== undefined && people !== undefined) {
    const { participants } = takeParticipants(people);
    return { participants, which: ref, scope: scope === 'this' ? 'this' : 'all' };
  }
  const { participants, rest } = takeParticipants(text);
  const words = rest.replaceAll(HOLE, ' ').replace(/[,;]/g, ' ').replace(/\s+/g, ' ').trim();
  return { participants, which: words.replace(EDGES, '').replace(/["“”]/g, '').trim(), scope: null };
}

/** Words around people and a meeting that name neither: "@ana and @ben to the standup". */
const EDGES = /^(?:(?:and|&amp;|with|to|the|my)\b\s*)+|(?:\s*\b(?:and|with|to))+$/gi;

/** People as they are typed, so that a question can be answered by what is typed again. */
export function sayParticipants(participants: readonly Participant[]): string {
  return participants.map(sayParticipant).join(' ');
}

function sayParticipant(participant: Participant): string {
  switch (participant.kind) {
    case 'user':
      return `<@${participant.userId}>`;
    case 'group':
      return `<!subteam^${participant.groupId}>`;
    case 'email':
      return participant.email;
    default:
      return participant satisfies never;
  }
}
