import type { ChallengeAnswer, ChallengeRequest, ConnectRequest, Refusal } from '../protocol.js';
import { deriveKey } from './derive-key.js';

const unreachable: Refusal = {
  about: 'moment',
  error: 'This page cannot reach its server. Check your connection, then try again.',
};

/** Connects the account: asks for the challenge, derives the key here and sends that. @returns null once connected. */
export async function connectAccount(email: string, password: string): Promise<Refusal | null> {
  const challenge = await send('/challenge', { email });
  if (!challenge.ok) return readRefusal(challenge);
  const { salt, iterations }: ChallengeAnswer = await challenge.json();
  const answer = await send('', { email, key: await deriveKey({ password, salt, iterations }) });
  return answer.ok ? null : readRefusal(answer);
}

async function send(path: string, body: ChallengeRequest | ConnectRequest): Promise<Response> {
  try {
    return await fetch(location.pathname + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    return Response.json(unreachable, { status: 503 });
  }
}

async function readRefusal(response: Response): Promise<Refusal> {
  // A proxy in between may answer with something of its own.
  const answer: Partial<Refusal> = await response.json().catch(() => unreachable);
  return { error: answer.error ?? unreachable.error, about: answer.about ?? unreachable.about };
}
