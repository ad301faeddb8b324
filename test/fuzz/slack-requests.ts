import { createHmac, randomUUID } from 'node:crypto';
import { type Json, type JsonObject, wellFormed } from './json.js';
import type { Probe } from './probe.js';
import { TEAM } from './slack-stub.js';

export const SIGNING_SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
const FORM = 'application/x-www-form-urlencoded';

/** A body as Slack would sign it. https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function signed(body: string, type: string = FORM): Probe {
  const timestamp = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    method: 'POST',
    path: '/slack/events',
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${signature}`,
      'content-length': String(Buffer.byteLength(body)),
    },
    body,
  };
}

/** The fields of a form; what is no text is written as JSON, and a list is a field several times. */
export function toForm(fields: Json): string {
  if (typeof fields !== 'object' || fields === null)
    return encodeURIComponent(wellFormed(JSON.stringify(fields)));
  return Object.entries(fields)
    .flatMap(([name, value]: [string, Json]) =>
      (Array.isArray(value) ? value : [value]).map(
        (each: Json) => `${encode(name)}=${encode(typeof each === 'string' ? each : JSON.stringify(each))}`,
      ),
    )
    .join('&');
}

function encode(text: string): string {
  return encodeURIComponent(wellFormed(text));
}

export function interaction(payload: Json): Probe {
  return signed(toForm({ payload: JSON.stringify(payload) }));
}

/** An id that no delivery had before. */
export function fresh(): string {
  return randomUUID();
}

/** The reply address by this name. */
export function replyAddress(slackOrigin: string, name: string): string {
  return `${slackOrigin}/response/${name}`;
}

/** A slash command as somebody types it. */
export function commandOf(facts: {
  readonly user: string;
  readonly text: string;
  readonly slackOrigin: string;
  readonly name: string;
}): JsonObject {
  return {
    token: 'unused',
    team_id: TEAM,
    team_domain: 'fuzz',
    channel_id: 'C0GENERAL1',
    channel_name: 'general',
    user_id: facts.user,
    user_name: 'somebody',
    command: '/starleaf',
    text: facts.text,
    api_app_id: 'A0STARLEAF',
    is_enterprise_install: 'false',
    response_url: replyAddress(facts.slackOrigin, facts.name),
    trigger_id: facts.name,
  };
}

/** What every interaction says of where it comes from. */
export function frameOf(user: string): JsonObject {
  return {
    team: { id: TEAM, domain: 'fuzz' },
    user: { id: user, username: 'somebody', name: 'somebody', team_id: TEAM },
    api_app_id: 'A0STARLEAF',
    token: 'unused',
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** An event in its envelope. */
export function eventOf(event: JsonObject): JsonObject {
  return {
    type: 'event_callback',
    token: 'unused',
    team_id: TEAM,
    context_team_id: TEAM,
    context_enterprise_id: null,
    api_app_id: 'A0STARLEAF',
    event,
    event_id: 'Ev0123456789',
    event_time: 1_700_000_000,
    authorizations: [
      {
        enterprise_id: null,
        team_id: TEAM,
        user_id: 'U0STARLEAF',
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}
