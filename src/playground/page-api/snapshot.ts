import { toConversation } from '../conversations.js';
import { APP, WORKSPACE } from '../identity.js';
import { toMailLine } from '../mailbox/mail-line.js';
import type { MailOutbox } from '../mailbox/outbox.js';
import type { AppInfo, Person, Snapshot } from '../protocol.js';
import { toOpenView } from '../workspace/record.js';
import type { Workspace } from '../workspace/workspace.js';

/** All that one person can see. */
export async function toSnapshot(
  { workspace, outbox }: { readonly workspace: Workspace; readonly outbox: MailOutbox | null },
  viewer: Person,
): Promise<Snapshot> {
  const mails = await outbox?.list();
  const conversations = workspace.conversations.visibleTo(viewer.id);
  return {
    workspace: { id: WORKSPACE.id, name: WORKSPACE.name },
    viewer,
    people: workspace.people,
    conversations: conversations.map(toConversation),
    messages: conversations.flatMap(({ id }) => workspace.messages.list(id, viewer.id)),
    modals: workspace.views.stack(viewer.id).map(toOpenView),
    home: workspace.views.home(viewer.id)?.view ?? null,
    app: toAppInfo(workspace),
    mails: mails?.map(toMailLine) ?? null,
  };
}

function toAppInfo({ manifest }: Workspace): AppInfo {
  const { features } = manifest;
  return {
    name: features.bot_user.display_name,
    botUserId: APP.botUserId,
    hasHome: features.app_home?.home_tab_enabled ?? false,
    commands: features.slash_commands.map(({ command, description, usage_hint }) => ({
      command,
      description,
      usageHint: usage_hint ?? '',
    })),
    shortcuts: features.shortcuts.map(({ type, name, callback_id, description }) => ({
      kind: type,
      name,
      callbackId: callback_id,
      description,
    })),
  };
}
