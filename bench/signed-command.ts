import { createHmac, randomBytes, randomInt } from 'node:crypto';

/** So many that none gets more than the one post a second that Slack allows. */
const CHANNELS = 100_000;

/** A `/starleaf` command as Slack sends it, typed in any channel, with a trigger and a signature of its own. */
export function signedCommand(facts: {
  readonly text: string;
  readonly userId: string;
  readonly responseUrl: string;
  readonly secret: string;
}): { readonly body: string; readonly headers: Record<string, string> } {
  const timestamp = Math.floor(Date.now() / 1000);
  const body = new URLSearchParams({
    team_id: 'T1',
    user_id: facts.userId,
    channel_id: `C${randomInt(CHANNELS)}`,
    command: '/starleaf',
    text: facts.text,
    trigger_id: randomBytes(12).toString('hex'),
    response_url: facts.responseUrl,
  }).toString();
  const signature = createHmac('sha256', facts.secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${signature}`,
    },
  };
}
