import type { Installation as SlackInstallation } from '@slack/oauth';
import { z } from 'zod';

/** The right of the app to act in a workspace, or in all workspaces of an organisation. */
export interface Installation {
  /** As in Owner: the team's id, or the organisation's where the app is installed for all of it. */
  readonly workspaceId: string;
  readonly isOrganisation: boolean;
  /** What people call the workspace or organisation; null where Slack does not say. */
  readonly name: string | null;
  /** The app's own id, `A…`. */
  readonly appId: string | null;
  /** The pages of an organisation, with a slash at the end; null for a workspace. */
  readonly organisationUrl: string | null;
  /** The Slack id of whoever installed it. */
  readonly installerId: string;
  /** Milliseconds since 1970. */
  readonly installedAt: number;
  readonly bot: BotToken;
}

/** What the Web API is called with. */
export interface BotToken {
  readonly token: string;
  readonly id: string;
  readonly userId: string;
  readonly scopes: readonly string[];
  /** Where the app's tokens rotate: gets the next token, once, and when this one ends, in milliseconds since 1970. */
  readonly rotation: { readonly refreshToken: string; readonly expiresAt: number } | null;
}

export const installationRecord = z.object({
  workspaceId: z.string().min(1),
  isOrganisation: z.boolean(),
  name: z.string().nullable(),
  appId: z.string().nullable(),
  organisationUrl: z.string().nullable(),
  installerId: z.string(),
  installedAt: z.int(),
  bot: z.object({
    token: z.string().min(1),
    id: z.string(),
    userId: z.string(),
    scopes: z.array(z.string()),
    rotation: z.object({ refreshToken: z.string().min(1), expiresAt: z.int() }).nullable(),
  }),
});

/** Slack has confirmed something that we cannot work with. */
export class UnusableInstallationError extends Error {
  override readonly name = 'UnusableInstallationError';
}

/**
 * What we keep of what `@slack/oauth` makes of Slack's answer. Tokens of people are none of ours: we ask for none.
 * @throws UnusableInstallationError where there is no bot token, or neither workspace nor organisation
 */
export function fromSlackInstallation(slack: SlackInstallation, now: number): Installation {
  const { bot } = slack;
  if (bot === undefined) throw new UnusableInstallationError('no bot token was given');
  const isOrganisation = slack.isEnterpriseInstall === true;
  const place = isOrganisation ? slack.enterprise : slack.team;
  if (place === undefined) throw new UnusableInstallationError('no workspace was named');
  const { refreshToken, expiresAt } = bot;
  return {
    workspaceId: place.id,
    isOrganisation,
    name: place.name ?? null,
    appId: slack.appId ?? null,
    organisationUrl: slack.enterpriseUrl ?? null,
    installerId: slack.user.id,
    installedAt: now,
    bot: {
      token: bot.token,
      id: bot.id,
      userId: bot.userId,
      scopes: bot.scopes,
      rotation:
        refreshToken === undefined || expiresAt === undefined
          ? null
          : { refreshToken, expiresAt: expiresAt * 1000 },
    },
  };
}

/** The same in the words of `@slack/oauth`, with which Bolt works. */
export function toSlackInstallation(installation: Installation): SlackInstallation<'v2', boolean> {
  const { workspaceId, isOrganisation, name, appId, organisationUrl, installerId, bot } = installation;
  const place = { id: workspaceId, ...(name === null ? {} : { name }) };
  return {
    team: isOrganisation ? undefined : place,
    enterprise: isOrganisation ? place : undefined,
    user: { token: undefined, scopes: undefined, id: installerId },
    bot: {
      token: bot.token,
      id: bot.id,
      userId: bot.userId,
      scopes: [...bot.scopes],
      ...(bot.rotation === null
        ? {}
        : {
            refreshToken: bot.rotation.refreshToken,
            expiresAt: Math.floor(bot.rotation.expiresAt / 1000),
          }),
    },
    ...(appId === null ? {} : { appId }),
    ...(organisationUrl === null ? {} : { enterpriseUrl: organisationUrl }),
    isEnterpriseInstall: isOrganisation,
    tokenType: 'bot',
    authVersion: 'v2',
  };
}
