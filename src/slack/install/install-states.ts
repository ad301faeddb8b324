import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { ErrorCode, type InstallURLOptions, type StateStore } from '@slack/oauth';
import type { Storage } from '../../storage/storage.js';

/** How long somebody may take on Slack's consent page. */
export const STATE_LIFETIME_MS = 10 * 60 * 1000;

/** What came back from Slack is not what was sent there, or no longer good. */
export class StateRefusedError extends Error {
  override readonly name = 'StateRefusedError';
  readonly code = ErrorCode.InvalidStateError;
  readonly reason: 'forged' | 'expired' | 'used';

  constructor(reason: 'forged' | 'expired' | 'used') {
    super(`the state is ${reason}`);
    this.reason = reason;
  }
}

/**
 * What goes to Slack's consent page with somebody and comes back with them: when it was made, 32 random bytes, and
 * HMAC-SHA256 of both. The store hears of it only when it comes back, so visitors of the install page cannot fill it;
 * it then remembers it for as long as it would hold, so that it is good once, in whichever process.
 * @slack/oauth compares it with the browser's cookie.
 */
export class InstallStates implements StateStore {
  readonly #storage: Storage;
  readonly #secret: string;
  readonly #options: InstallURLOptions;

  /** @param parts.options what the state stands for: always the same, so it travels nowhere */
  constructor(parts: {
    readonly storage: Storage;
    readonly secret: string;
    readonly options: InstallURLOptions;
  }) {
    this.#storage = parts.storage;
    this.#secret = parts.secret;
    this.#options = parts.options;
  }

  async generateStateParam(_options: InstallURLOptions, now: Date): Promise<string> {
    const body = `${now.getTime()}.${randomBytes(32).toString('base64url')}`;
    return `${body}.${this.#sign(body)}`;
  }

  /** @throws StateRefusedError */
  async verifyStateParam(now: Date, state: string): Promise<InstallURLOptions> {
    const [, body = '', madeAt = '', signature = ''] = /^((\d+)\.[\w-]+)\.([\w-]+)$/.exec(state) ?? [];
    const expected = Buffer.from(this.#sign(body));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw new StateRefusedError('forged');
    }
    if (now.getTime() - Number(madeAt) > STATE_LIFETIME_MS) throw new StateRefusedError('expired');
    const isFirst = await this.#storage.insertIfAbsent('install-states', body, true, STATE_LIFETIME_MS);
    if (!isFirst) throw new StateRefusedError('used');
    return this.#options;
  }

  #sign(body: string): string {
    return createHmac('sha256', this.#secret).update(`install state ${body}`).digest('base64url');
  }
}
