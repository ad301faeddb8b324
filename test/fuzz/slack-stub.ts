import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Block, KnownBlock, View } from '@slack/types';
import express from 'express';
import { validateMessage, validateView } from '../../src/playground/block-kit/validate.js';
import { withIds } from '../../src/playground/block-kit/with-ids.js';
import { findInsides } from './verdict.js';

export const TEAM = 'T0FUZZTEAM';

/** In what Slack reads as markup; plain text may hold anything. */
const CALL =
  /^\["[^"]*<!(?:channel|here|everyone)|mrkdwn\\?",\\?"text\\?":\\?"[^"]*<!(?:channel|here|everyone)/;

/** Something the app said: blocks of a message, or a view. */
export interface Shown {
  readonly blocks: readonly (KnownBlock | Block)[];
  readonly view: (View & { readonly id: string; readonly hash: string }) | null;
}

/**
 * A Slack that knows everybody and takes everything that Slack would take. It keeps what the app shows as long as it is
 * asked to, and what the app says that nobody should read, or that Slack would not take.
 */
export class SlackStub {
  readonly #server: Server;
  readonly #waiting = new Map<string, (shown: Shown) => void>();
  readonly #shown: Shown[] = [];
  #isCollecting = true;
  /** What was wrong with what the app said, each kind once. */
  readonly faults = new Set<string>();

  private constructor() {
    const web = express();
    web.use(express.json({ limit: '4mb' }), express.urlencoded({ extended: false, limit: '4mb' }));
    web.post('/response/:token', (request, response) => {
      const { delete_original: isGone, ...message } = request.body as Record<string, unknown>;
      const isTaken = isGone === true || this.#hear(message);
      this.#tell(String(request.params.token), { blocks: blocksOf(message), view: null });
      response.status(isTaken ? 200 : 400).json({ ok: isTaken });
    });
    web.all('/api/:method', (request, response) => {
      const given = { ...request.query, ...(request.body as Record<string, unknown>) };
      response.json(this.#answer(request.params.method, given));
    });
    this.#server = createServer({ maxHeaderSize: 256 * 1024 }, web);
  }

  static async start(): Promise<SlackStub> {
    const stub = new SlackStub();
    await new Promise<void>((resolve) => stub.#server.listen(0, '127.0.0.1', resolve));
    return stub;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** All that was shown so far. */
  peek(): readonly Shown[] {
    return [...this.#shown];
  }

  /** All that was shown so far; from now on nothing is kept. */
  collected(): readonly Shown[] {
    this.#isCollecting = false;
    return this.#shown.splice(0);
  }

  /** Resolves with what the app says to one of these: the end of a reply address, or a trigger. */
  answered(...names: readonly string[]): Promise<Shown> {
    return new Promise((resolve) => {
      for (const name of names) {
        this.#waiting.set(name, (shown) => {
          for (const each of names) this.#waiting.delete(each);
          resolve(shown);
        });
      }
    });
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #tell(name: string, shown: Shown): void {
    if (this.#isCollecting) this.#shown.push(shown);
    this.#waiting.get(name)?.(shown);
  }

  /** @returns whether Slack would take it. */
  #hear(message: Record<string, unknown>): boolean {
    const insides = findInsides(JSON.stringify(message).replaceAll('\\n', '\n'));
    if (insides !== undefined)
      this.faults.add(`${insides} in a message: ${JSON.stringify(message).slice(0, 300)}`);
    if (CALL.test(JSON.stringify([message.text, message.blocks])))
      this.faults.add(`a call to everybody in a message: ${JSON.stringify(message).slice(0, 600)}`);
    const { text, blocks } = message;
    const read: unknown = typeof blocks === 'string' ? JSON.parse(blocks) : blocks;
    const [fault] = validateMessage({ text, ...(read !== undefined && { blocks: read }) });
    if (fault !== undefined) this.faults.add(`Slack would not take ${fault.pointer}: ${fault.message}`);
    return fault === undefined;
  }

  #see(view: unknown): boolean {
    const insides = findInsides(JSON.stringify(view).replaceAll('\\n', '\n'));
    if (insides !== undefined) this.faults.add(`${insides} in a view`);
    const checked = validateView(view);
    if (checked.kind === 'faulty') {
      const [fault] = checked.faults;
      this.faults.add(`Slack would not take a view at ${fault?.pointer}: ${fault?.message}`);
    }
    return checked.kind === 'valid';
  }

  #answer(method: string, given: Record<string, unknown>): unknown {
    const user = String(given.user ?? '');
    const channel = String(given.channel ?? '');
    switch (method) {
      case 'auth.test':
        return { ok: true, user_id: 'U0STARLEAF', bot_id: 'B0STARLEAF', team_id: TEAM };
      case 'users.info':
        return /^[UW]/.test(user)
          ? { ok: true, user: personOf(user) }
          : { ok: false, error: 'user_not_found' };
      case 'users.lookupByEmail':
        return { ok: false, error: 'users_not_found' };
      case 'usergroups.users.list':
        return { ok: true, users: ['U0FUZZONE', 'U0FUZZTWO'] };
      case 'conversations.info':
        return { ok: true, channel: { id: channel, name: 'general', is_channel: true, is_member: true } };
      case 'chat.postMessage':
      case 'chat.update': {
        if (!this.#hear(given)) return { ok: false, error: 'invalid_blocks' };
        this.#tell(channel, { blocks: blocksOf(given), view: null });
        return { ok: true, channel, ts: '1700000000.000100' };
      }
      case 'views.open':
      case 'views.push':
      case 'views.update':
      case 'views.publish': {
        const view = readView(given.view);
        if (!this.#see(view)) return { ok: false, error: 'invalid_arguments' };
        const open = {
          ...(view as View),
          blocks: [...withIds((view as View).blocks)],
          id: 'V0FUZZVIEW',
          hash: '1700000000.abcdef',
        };
        this.#tell(String(given.trigger_id ?? given.view_id ?? given.user_id ?? ''), {
          blocks: open.blocks,
          view: open,
        });
        return { ok: true, view: open };
      }
      default:
        return { ok: true };
    }
  }
}

function readView(given: unknown): unknown {
  return typeof given === 'string' ? JSON.parse(given) : given;
}

function blocksOf({ blocks }: Record<string, unknown>): readonly (KnownBlock | Block)[] {
  const read: unknown = typeof blocks === 'string' ? JSON.parse(blocks) : blocks;
  return Array.isArray(read) ? withIds(read) : [];
}

function personOf(id: string) {
  return {
    id,
    name: id.toLowerCase(),
    tz: 'Europe/London',
    locale: 'en-GB',
    profile: { display_name: id, real_name: id, email: `${id.toLowerCase()}@example.com` },
  };
}
