import type { InstallationQuery, InstallationStore } from '@slack/oauth';
import type { Storage } from '../../storage/storage.js';
import { NotInstalledError } from '../clients.js';
import {
  type BotToken,
  fromSlackInstallation,
  type Installation,
  installationRecord,
  toSlackInstallation,
} from './installation.js';

const NAMESPACE = 'installations';

/** Every workspace and organisation that has installed the app, with the token of each; the store seals them. */
export class Installations {
  readonly #storage: Storage;
  readonly #now: () => number;

  constructor({ storage, now = Date.now }: { readonly storage: Storage; readonly now?: () => number }) {
    this.#storage = storage;
    this.#now = now;
  }

  /** Undefined where the app is not installed. */
  async find(workspaceId: string): Promise<Installation | undefined> {
    const record = await this.#storage.keyv(NAMESPACE).get(workspaceId);
    return record === undefined ? undefined : installationRecord.parse(record);
  }

  /** Keeps an installation in the place of the workspace's earlier one. @returns whether there was none. */
  async keep(installation: Installation): Promise<boolean> {
    let isFirst = true;
    await this.#storage.change(NAMESPACE, installation.workspaceId, (before) => {
      isFirst = before === undefined;
      return installation;
    });
    return isFirst;
  }

  /**
   * Puts the next token of a bot in the place of the one whose refresh token was used; where somebody installed the
   * app anew meanwhile, theirs stays.
   * @returns what stands there now
   * @throws NotInstalledError where the app was taken out meanwhile
   */
  async renew(
    workspaceId: string,
    { used, rotated }: { readonly used: string; readonly rotated: Pick<BotToken, 'token' | 'rotation'> },
  ): Promise<Installation> {
    const record = await this.#storage.change<unknown>(NAMESPACE, workspaceId, (before) => {
      if (before === undefined) return undefined;
      const installation = installationRecord.parse(before);
      if (installation.bot.rotation?.refreshToken !== used) return installation;
      return { ...installation, bot: { ...installation.bot, ...rotated } };
    });
    if (record === undefined) throw new NotInstalledError('the app was taken out');
    return installationRecord.parse(record);
  }

  /** The same for `@slack/oauth`. @param onKept hears of each that was kept, and whether it was the workspace's first */
  asSlackStore(onKept: (installation: Installation, isFirst: boolean) => void): InstallationStore {
    return {
      storeInstallation: async (slack) => {
        const installation = fromSlackInstallation(slack, this.#now());
        onKept(installation, await this.keep(installation));
      },
      fetchInstallation: async (query) => {
        const installation = await this.find(workspaceIdOf(query));
        if (installation === undefined) throw new NotInstalledError('the app is not installed');
        return toSlackInstallation(installation);
      },
      deleteInstallation: async (query) => {
        await this.#storage.keyv(NAMESPACE).delete(workspaceIdOf(query));
      },
    };
  }
}

/** Whose installation Bolt asks for: the organisation's where the app is installed for all of it. */
export function workspaceIdOf(query: InstallationQuery<boolean>): string {
  return (query.isEnterpriseInstall ? query.enterpriseId : query.teamId) ?? '';
}
