import type { ConversationRecord } from '../conversations.js';
import { APP, WORKSPACE } from '../identity.js';
import type { Person } from '../protocol.js';
import { payloadChannelName } from '../web-api/conversation-object.js';

/** What every interaction payload says of where it comes from. */
export function payloadFrame(person: Person): Readonly<Record<string, unknown>> {
  return {
    team: { id: WORKSPACE.id, domain: WORKSPACE.domain },
    user: { id: person.id, username: person.name, name: person.name, team_id: WORKSPACE.id },
    api_app_id: APP.id,
    token: APP.verificationToken,
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** `channel` of an interaction payload. */
export function payloadChannel(conversation: ConversationRecord): {
  readonly id: string;
  readonly name: string;
} {
  return { id: conversation.id, name: payloadChannelName(conversation) };
}

/** Slack's timestamp of an action: seconds and six digits. */
export function actionTimestamp(now: number): string {
  return (now / 1000).toFixed(6);
}
