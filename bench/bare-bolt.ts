import { App } from '@slack/bolt';

/** The least a Bolt app can do: verify the signature and acknowledge. */
const app = new App({
  signingSecret: process.env.SIGNING_SECRET ?? '',
  authorize: async () => ({ botToken: 'xoxb-1', botId: 'B0', botUserId: 'U0' }),
});
app.command('/starleaf', async ({ ack }) => ack());
const server = await app.start(0);
const address = server.address();
process.send?.(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
