import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { isSlackError, nameSlackError } from './slack-error.js';

/** A Slack user as we need them. https://docs.slack.dev/reference/methods/users.info */
export interface Person {
  readonly userId: string;
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

const STRANGER: Omit<Person, 'userId'> = {
  name: 'somebody else',
  zone: 'UTC',
  locale: 'en-US',
  email: null,
  isBot: false,
  isGuest: true,
};

const FRESH_FOR_MS = 5 * 60 * 1000;

/** Looks people up in Slack, and remembers them for five minutes. */
export class People {
  readonly #client: WebClient;
  readonly #known: LRUCache<string, Person, unknown>;
  readonly #byEmail: LRUCache<string, { readonly userId: string | null }, unknown>;

  constructor(client: WebClient, known = { max: 10_000, ttl: FRESH_FOR_MS }) {
    this.#client = client;
    this.#known = new LRUCache<string, Person, unknown>({
      ...known,
      fetchMethod: (userId) => this.#read(userId),
    });
    this.#byEmail = new LRUCache<string, { readonly userId: string | null }, unknown>({
      ...known,
      fetchMethod: (email) => this.#lookUp(email),
    });
  }

  /** @throws the Web API's error when Slack does not know the person or does not answer */
  async find(userId: string): Promise<Person> {
    const person = await this.#known.fetch(userId);
    if (person === undefined) throw new Error('users.info gave nobody');
    return person;
  }

  /** Somebody a sentence names, who may be of another workspace: then all that is known of them is that they are there. */
  async findNamed(userId: string): Promise<Person> {
    try {
      return await this.find(userId);
    } catch (error) {
      if (!isSlackError(error) || !UNKNOWN.includes(nameSlackError(error))) throw error;
      return { ...STRANGER, userId };
    }
  }

  /** Whose address this is; null for nobody of this workspace. https://docs.slack.dev/reference/methods/users.lookupByEmail */
  async findByEmail(email: string): Promise<Person | null> {
    const found = await this.#byEmail.fetch(email.toLowerCase());
    return found?.userId == null ? null : this.find(found.userId);
  }

  /** The people of a user group, without those who left. https://docs.slack.dev/reference/methods/usergroups.users.list */
  async findGroup(groupId: string): Promise<readonly Person[]> {
    const { users = [] } = await this.#client.usergroups.users.list({ usergroup: groupId });
    return Promise.all(users.map((userId) => this.findNamed(userId)));
  }

  async #lookUp(email: string): Promise<{ readonly userId: string | null }> {
    try {
      const { user } = await this.#client.users.lookupByEmail({ email });
      return { userId: user?.id ?? null };
    } catch (error) {
      if (!isSlackError(error) || nameSlackError(error) !== 'users_not_found') throw error;
      return { userId: null };
    }
  }

  async #read(userId: string): Promise<Person> {
    const { user } = userInfo.parse(await this.#client.users.info({ user: userId, include_locale: true }));
    return {
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
