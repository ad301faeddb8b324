import type { Storage } from '../../storage/storage.js';
import { NotInstalledError } from '../clients.js';
import { type BotToken, type Installation, installationRecord } from './installation.js';

const NAMESPACE = 'installations';

/** Every workspace and organisation that has installed the app, with the token of each; the store seals them. */
export class Installations {
  readonly #storage: Storage;

  constructor({ storage }: { readonly storage: Storage }) {
    this.#storage = storage;
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
}
