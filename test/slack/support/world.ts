import type { Owner } from '../../../src/credentials/owner.js';
import { type Cloud, startCloud } from '../../support/cloud.js';
import { ANA, toUserInfo } from './facts.js';
import { openToolBox, type ToolBox } from './tools.js';
import { type SlackStub, startSlackStub } from './web-api.js';

/** Handlers' tools between a Slack of answers laid down and a real conference server, Ana connected. */
export interface ConnectedWorld {
  readonly slack: SlackStub;
  readonly cloud: Cloud;
  readonly box: ToolBox;
  readonly owner: Owner;
  close(): Promise<void>;
}

const ACCOUNT = { email: 'ana@example.com', password: 'tower-bridge' } as const;

export async function openConnectedWorld(): Promise<ConnectedWorld> {
  const [slack, cloud] = await Promise.all([startSlackStub(), startCloud()]);
  slack.answer('users.info', ({ user }) =>
    toUserInfo(user === ANA.userId ? ANA : { userId: String(user), name: String(user) }),
  );
  const box = await openToolBox(slack, cloud.url);
  const owner = { workspaceId: 'T1', userId: ANA.userId };
  await cloud.add(ACCOUNT.email, ACCOUNT.password);
  await box.connect(owner, ACCOUNT);
  return {
    slack,
    cloud,
    box,
    owner,
    close: async () => {
      await Promise.all([slack.close(), cloud.close()]);
      await box.close();
    },
  };
}
