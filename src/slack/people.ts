import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { isOrganisation, type Owner, ownerKey } from '../credentials/owner.js';
import type { Clients } from './clients.js';
import { isSlackError, nameSlackError } from './slack-error.js';

/** A Slack user as we need them, in the workspace that they were looked up in. https://docs.slack.dev/reference/methods/users.info */
export interface Person extends Owner {
  /** As their colleagues see it. */
  readonly name: string;
  /** IANA name, from the Slack profile. */
  readonly zone: string;
  /** BCP 47, such as `fr-FR`. */
  readonly locale: string;
  /** Absent for bots, and where Slack does not give it. */
  readonly email: string | null;
  readonly isBot: boolean;
  /** Sees only the channels they were added to. */
  readonly isGuest: boolean;
}

const userInfo = z.object({
  user: z.object({
    id: z.string(),
    name: z.string().default(''),
    tz: z.string().nullish(),
    locale: z.string().nullish(),
    is_bot: z.boolean().nullish(),
    is_restricted: z.boolean().nullish(),
    is_ultra_restricted: z.boolean().nullish(),
    profile: z
      .object({
        display_name: z.string().nullish(),
        real_name: z.string().nullish(),
        email: z.string().nullish(),
      })
      .default({}),
  }),
});

/** Slack's words for somebody who is none of this workspace's. */
const UNKNOWN: readonly string[] = ['user_not_found', 'user_not_visible'];

/** Somebody of another workspace, met in a channel that both share: Slack tells us nothing of them. */
export class StrangerError extends Error {
  override readonly name = 'StrangerError';
}

const STRANGER: Omit<Person, keyof Owner> = {
  name: 'somebody else',
  zone: 'UTC',
  locale: 'en-US',
  email: null,
  isBot: false,
  isGuest: true,
};

const FRESH_FOR_MS = 5 * 60 * 1000;

interface Address {
  readonly workspaceId: string;
  readonly email: string;
}

/** Looks people up in Slack, each in their workspace, and remembers them for five minutes. */
export class People {
  readonly #clients: Clients;
  readonly #known: LRUCache<string, Person, Owner>;
  readonly #byEmail: LRUCache<string, { readonly userId: string | null }, Address>;

  readonly #teamOfGroup = new LRUCache<string, { readonly id: string }>({ max: 1_000, ttl: FRESH_FOR_MS });

  constructor(clients: Clients, known = { max: 10_000, ttl: FRESH_FOR_MS }) {
    this.#clients = clients;
    this.#known = new LRUCache<string, Person, Owner>({
      ...known,
      fetchMethod: (_key, _stale, { context }) => this.#read(context),
    });
    this.#byEmail = new LRUCache<string, { readonly userId: string | null }, Address>({
      ...known,
      fetchMethod: (_key, _stale, { context }) => this.#lookUp(context),
    });
  }

  /** @throws StrangerError where somebody is of another workspace, and the Web API's error when Slack does not answer */
  async find(owner: Owner): Promise<Person> {
    const person = await this.#known.fetch(ownerKey(owner), { context: owner });
    if (person === undefined) throw new Error('users.info gave nobody');
    return person;
  }

  /** Somebody a sentence names, who may be of another workspace: then all that is known of them is that they are there. */
  async findNamed(named: Owner): Promise<Person> {
    try {
      return await this.find(named);
    } catch (error) {
      if (!(error instanceof StrangerError)) throw error;
      return { ...STRANGER, ...named };
    }
  }

  /** Whose address this is; null for nobody of this workspace. https://docs.slack.dev/reference/methods/users.lookupByEmail */
  async findByEmail(workspaceId: string, email: string): Promise<Person | null> {
    const address = { workspaceId, email: email.toLowerCase() };
    const found = await this.#byEmail.fetch(`${workspaceId}/${address.email}`, { context: address });
    return found?.userId == null ? null : this.find({ workspaceId, userId: found.userId });
  }

  /** The people of a user group, without those who left. https://docs.slack.dev/reference/methods/usergroups.users.list */
  async findGroup(workspaceId: string, groupId: string): Promise<readonly Person[]> {
    const userIds = await (isOrganisation(workspaceId)
      ? this.#listGroupOfOrganisation(workspaceId, groupId)
      : this.#listGroup(workspaceId, { usergroup: groupId }));
    return Promise.all(userIds.map((userId) => this.findNamed({ workspaceId, userId })));
  }

  async #listGroup(
    workspaceId: string,
    group: { readonly usergroup: string; readonly team_id?: string },
  ): Promise<readonly string[]> {
    const client = await this.#clients.for(workspaceId);
    return (await client.usergroups.users.list(group)).users ?? [];
  }

  /**
   * With the token of an organisation one has to say in which of its workspaces a group is; its mention does not.
   * https://docs.slack.dev/enterprise/organization-ready-apps
   */
  async #listGroupOfOrganisation(workspaceId: string, groupId: string): Promise<readonly string[]> {
    const client = await this.#clients.for(workspaceId);
    const known = this.#teamOfGroup.get(groupId);
    const teams =
      known === undefined ? ((await client.auth.teams.list({ limit: 200 })).teams ?? []) : [known];
    for (const { id } of teams) {
      if (id === undefined) continue;
      try {
        const userIds = await this.#listGroup(workspaceId, { usergroup: groupId, team_id: id });
        this.#teamOfGroup.set(groupId, { id });
        return userIds;
      } catch (error) {
        if (!isSlackError(error) || nameSlackError(error) !== 'no_such_subteam') throw error;
      }
    }
    throw new Error('no workspace of the organisation has this group');
  }

  async #lookUp({ workspaceId, email }: Address): Promise<{ readonly userId: string | null }> {
    const client = await this.#clients.for(workspaceId);
    try {
      const { user } = await client.users.lookupByEmail({ email });
      return { userId: user?.id ?? null };
    } catch (error) {
      if (!isSlackError(error) || nameSlackError(error) !== 'users_not_found') throw error;
      return { userId: null };
    }
  }

  async #read({ workspaceId, userId }: Owner): Promise<Person> {
    const client = await this.#clients.for(workspaceId);
    const info = await client.users.info({ user: userId, include_locale: true }).catch((error: unknown) => {
      const isUnknown = isSlackError(error) && UNKNOWN.includes(nameSlackError(error));
      throw isUnknown ? new StrangerError('nobody of this workspace') : error;
    });
    const { user } = userInfo.parse(info);
    return {
      workspaceId,
      userId: user.id,
      name: user.profile.display_name || user.profile.real_name || user.name,
      zone: user.tz || 'UTC',
      locale: user.locale || 'en-US',
      email: user.profile.email || null,
      isBot: user.is_bot ?? false,
      isGuest: (user.is_restricted ?? false) || (user.is_ultra_restricted ?? false),
    };
  }
}
