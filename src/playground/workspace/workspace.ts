import type { View } from '@slack/types';
import type { Keyv } from 'keyv';
import { type ConversationRecord, toConversation } from '../conversations.js';
import { grantedScopes, type Manifest } from '../manifest.js';
import type { Change, Message, Person } from '../protocol.js';
import { USER_GROUPS, type UserGroup } from '../user-groups.js';
import { Changes } from './changes.js';
import { Conversations, canSee } from './conversations.js';
import { Messages, type NewMessage } from './messages.js';
import { toOpenView, type ViewRecord } from './record.js';
import { ResponseUrls } from './response-urls.js';
import { Triggers } from './triggers.js';
import { Views } from './views.js';

/** What a workspace is made of before anybody says a word. */
export interface WorkspaceSeed {
  readonly manifest: Manifest;
  readonly people: readonly Person[];
  readonly conversations: readonly ConversationRecord[];
  readonly store: Keyv<unknown>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** The playground's own base URL. */
  readonly origin: string;
}

type PostListener = (message: Message, conversation: ConversationRecord) => void;

interface Parts {
  readonly conversations: Conversations;
  readonly messages: Messages;
  readonly views: Views;
}

/** One Slack workspace: its state, and the news of every change for those who may see it. */
export class Workspace {
  readonly manifest: Manifest;
  readonly people: readonly Person[];
  readonly origin: string;
  readonly now: () => number;
  readonly scopes: readonly string[];
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly userGroups: readonly UserGroup[] = USER_GROUPS;
  readonly changes = new Changes();
  readonly conversations: Conversations;
  readonly messages: Messages;
  readonly views: Views;
  readonly #postListeners = new Set<PostListener>();
  readonly #posting = new Map<string, Promise<Message>>();

  private constructor(seed: WorkspaceSeed, parts: Parts) {
    this.manifest = seed.manifest;
    this.people = seed.people;
    this.origin = seed.origin;
    this.now = seed.now;
    this.scopes = grantedScopes(seed.manifest);
    this.triggers = new Triggers(seed.now);
    this.responseUrls = new ResponseUrls(seed);
    this.conversations = parts.conversations;
    this.messages = parts.messages;
    this.views = parts.views;
  }

  static async open(seed: WorkspaceSeed): Promise<Workspace> {
    const { store, now } = seed;
    const conversations = await Conversations.open({ store, seeds: seed.conversations });
    const channels = conversations.all().map((each) => each.id);
    const messages = await Messages.open({ store, now, channels });
    return new Workspace(seed, { conversations, messages, views: await Views.open({ store, now }) });
  }

  findPerson(id: string): Person | undefined {
    return this.people.find((person) => person.id === id);
  }

  /** Called with each message that is posted, whoever posted it. */
  onPost(listener: PostListener): void {
    this.#postListeners.add(listener);
  }

  async post(message: NewMessage): Promise<Message> {
    const posted = await this.messages.add(message);
    this.#tellReaders(posted, { kind: 'message', message: posted });
    const conversation = this.conversations.find(posted.channel);
    if (conversation) for (const listener of this.#postListeners) listener(posted, conversation);
    return posted;
  }

  /** The message of that name in its conversation: the first that was posted under it, or else this one. */
  async postOnce(message: NewMessage & { readonly clientMessageId: string }): Promise<Message> {
    const { channel, clientMessageId } = message;
    const name = `${channel} ${clientMessageId}`;
    const posting = this.#posting.get(name);
    if (posting) return posting;
    const first = this.messages.findByClientId(channel, clientMessageId);
    if (first) return first;
    const posted = this.post(message).finally(() => this.#posting.delete(name));
    this.#posting.set(name, posted);
    return posted;
  }

  async edit(message: Message): Promise<void> {
    await this.messages.replace(message);
    this.#tellReaders(message, { kind: 'message-changed', message });
  }

  async remove(message: Message): Promise<void> {
    await this.messages.delete(message);
    this.#tellReaders(message, { kind: 'message-deleted', channel: message.channel, ts: message.ts });
  }

  async setMembers(conversation: ConversationRecord, members: readonly string[]): Promise<void> {
    const changed = await this.conversations.setMembers(conversation, members);
    this.changes.publish(this.#readers(changed), {
      kind: 'conversation',
      conversation: toConversation(changed),
    });
  }

  async openModal(modal: Parameters<Views['openModal']>[0]): Promise<ViewRecord> {
    const record = await this.views.openModal(modal);
    this.#tellModals(record.userId);
    return record;
  }

  async pushModal(below: ViewRecord, view: View): ReturnType<Views['push']> {
    const record = await this.views.push(below, view);
    this.#tellModals(below.userId);
    return record;
  }

  async updateView(record: ViewRecord, view: View): Promise<ViewRecord> {
    const updated = await this.views.update(record, view);
    if (view.type === 'home') this.changes.publish([record.userId], { kind: 'home', home: view });
    else this.#tellModals(record.userId);
    return updated;
  }

  async publishHome(userId: string, view: View): Promise<ViewRecord> {
    const record = await this.views.publishHome(userId, view);
    this.changes.publish([userId], { kind: 'home', home: view });
    return record;
  }

  async closeModal(record: ViewRecord): Promise<void> {
    await this.views.close(record);
    this.#tellModals(record.userId);
  }

  async clearModals(userId: string): Promise<void> {
    await this.views.clear(userId);
    this.#tellModals(userId);
  }

  #tellModals(userId: string): void {
    const modals = this.views.stack(userId).map(toOpenView);
    this.changes.publish([userId], { kind: 'modals', modals });
  }

  #tellReaders(message: Message, change: Change): void {
    const conversation = this.conversations.find(message.channel);
    const readers = message.ephemeralFor === null ? this.#readers(conversation) : [message.ephemeralFor];
    this.changes.publish(readers, change);
  }

  #readers(conversation: ConversationRecord | undefined): readonly string[] {
    if (!conversation) return [];
    return this.people.map((person) => person.id).filter((id) => canSee(conversation, id));
  }
}
