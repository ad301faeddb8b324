/** Who is who in the playground: the one workspace, and the app installed in it. Ids look like Slack's. */
export const WORKSPACE = {
  id: 'T0PLAYGRND',
  name: 'Playground',
  domain: 'playground',
} as const;

/** The app's ids: its registration, its bot, and the bot's user, whom people mention and invite. */
export const APP = {
  id: 'A0STARLEAF',
  botId: 'B0STARLEAF',
  botUserId: 'U0STARLEAF',
  /** Slack's deprecated verification token: still sent, never to be relied upon. */
  verificationToken: 'deprecated-use-the-signature',
} as const;
