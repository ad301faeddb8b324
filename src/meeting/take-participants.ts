import { HOLE } from './normalise.js';
import type { Participant } from './request.js';

const MENTION =
  /<@([UW][A-Z0-9]+)(?:\|[^<>|]*)?>|<!subteam\^(S[A-Z0-9]+)(?:\|[^<>|]*)?>|<mailto:([^<>|\s]+)(?:\|[^<>|]*)?>|(?<![\w.%+@-])([\w.%+-]{1,64}@[a-z\d](?:[a-z\d-]{0,62})(?:\.[a-z\d-]{1,63}){1,8})(?![\w@-])/gi;

/** Takes the people out of a sentence, each once: mentions, user groups and e-mail addresses as Slack writes them. */
export function takeParticipants(text: string): {
  readonly participants: readonly Participant[];
  readonly rest: string;
} {
  const found = new Map<string, Participant>();
  const rest = text.replace(
    MENTION,
    (_, userId?: string, groupId?: string, mailto?: string, bare?: string) => {
      const participant = toParticipant(userId, groupId, mailto ?? bare ?? '');
      found.set(JSON.stringify(participant).toLowerCase(), participant);
      return HOLE;
    },
  );
  return { participants: [...found.values()], rest };
}

function toParticipant(userId: string | undefined, groupId: string | undefined, email: string): Participant {
  if (userId !== undefined) return { kind: 'user', userId };
  if (groupId !== undefined) return { kind: 'group', groupId };
  return { kind: 'email', email };
}
