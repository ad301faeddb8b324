import type { Keyv } from 'keyv';
import type { ConversationRecord } from '../conversations.js';
import { conversationSchema } from './record.js';
import { Shelf } from './shelf.js';

/** All conversations of the workspace, and who is in them. */
export class Conversations {
  readonly #shelf: Shelf<ConversationRecord>;

  private constructor(shelf: Shelf<ConversationRecord>) {
    this.#shelf = shelf;
  }

  /** What the store holds, completed by the seeds. */
  static async open(options: {
    readonly store: Keyv<unknown>;
    readonly seeds: readonly ConversationRecord[];
  }): Promise<Conversations> {
    const shelf = await Shelf.open({
      store: options.store,
      name: 'conversations',
      schema: conversationSchema,
    });
    for (const seed of options.seeds) if (!shelf.has(seed.id)) await shelf.set(seed.id, seed);
    return new Conversations(shelf);
  }

  all(): readonly ConversationRecord[] {
    return this.#shelf.values();
  }

  find(id: string): ConversationRecord | undefined {
    return this.#shelf.get(id);
  }

  /** What a person sees in their sidebar: public channels, and what they are a member of. */
  visibleTo(userId: string): readonly ConversationRecord[] {
    return this.all().filter((each) => canSee(each, userId));
  }

  async setMembers(
    conversation: ConversationRecord,
    members: readonly string[],
  ): Promise<ConversationRecord> {
    const changed = { ...conversation, members };
    await this.#shelf.set(conversation.id, changed);
    return changed;
  }
}

/** Whether somebody may read a conversation. */
export function canSee(conversation: ConversationRecord, userId: string): boolean {
  return conversation.kind === 'channel' || conversation.members.includes(userId);
}
