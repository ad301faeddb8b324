import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { signedCommand } from '../signed-command.js';
import { SECRET } from './replica.js';

/** What came of commands that were sent at a steady pace. */
export interface Pace {
  /** Acknowledged in time, each second. */
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Not acknowledged by 200 within the three seconds that Slack waits. */
  readonly late: number;
}

const SLACKS_PATIENCE_MS = 3_000;

/**
 * Sends commands whether or not those before were answered, as people do: to each target in turn. Each is timed from
 * the moment at which it was due.
 */
export async function sendSteadily(facts: {
  readonly targets: readonly string[];
  readonly text: string;
  readonly people: number;
  readonly responseUrl: string;
  readonly perSecond: number;
  readonly seconds: number;
}): Promise<Pace> {
  const { targets, perSecond, seconds } = facts;
  const agent = new Agent({ keepAlive: true });
  const began = performance.now();
  const sent: Promise<number | null>[] = [];
  while (sent.length < perSecond * seconds) {
    const due = began + (sent.length * 1_000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    const target = targets[sent.length % targets.length] ?? '';
    const userId = `U${Math.floor(Math.random() * facts.people)}`;
    const command = signedCommand({
      text: facts.text,
      userId,
      responseUrl: facts.responseUrl,
      secret: SECRET,
    });
    sent.push(
      post(`${target}/slack/events`, { ...command, agent }).then((isOk) =>
        isOk ? performance.now() - due : null,
      ),
    );
  }
  const took = await Promise.all(sent);
  agent.destroy();
  const inTime = took.filter((ms) => ms !== null && ms <= SLACKS_PATIENCE_MS).map(Number);
  const sorted = inTime.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  return {
    perSecond: inTime.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
    late: took.length - inTime.length,
  };
}

/** @returns whether it was answered by 200 */
function post(
  url: string,
  { body, headers, agent }: { readonly body: string; readonly headers: Record<string, string>; agent: Agent },
): Promise<boolean> {
  return new Promise((resolve) => {
    const outgoing = request(
      url,
      { method: 'POST', headers, agent, signal: AbortSignal.timeout(SLACKS_PATIENCE_MS) },
      (response) => {
        response.resume().on('end', () => resolve(response.statusCode === 200));
        response.on('error', () => resolve(false));
      },
    );
    outgoing.on('error', () => resolve(false));
    outgoing.end(body);
  });
}
