import type { KnownBlock, View } from '@slack/types';

/** What the page and the local Slack say to each other: JSON over `/playground/*`, live changes as server-sent events. */

export interface Person {
  readonly id: string;
  /** The handle behind `@`. */
  readonly name: string;
  readonly realName: string;
  readonly email: string;
  readonly zone: string;
  readonly locale: string;
  /** A CSS colour for the initials. */
  readonly color: string;
  /** For the person switcher, such as "London · connected already". */
  readonly note: string;
}

export interface Conversation {
  readonly id: string;
  readonly kind: 'channel' | 'private' | 'im' | 'app';
  /** The channel's name; for `im` and `app` the page shows the other side's. */
  readonly name: string;
  readonly topic: string;
  readonly members: readonly string[];
}

export interface Message {
  readonly channel: string;
  readonly ts: string;
  /** A person's id, or the app's bot user id. */
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  readonly threadTs: string | null;
  /** A reply that stands in the conversation as well as in its thread. */
  readonly isBroadcast?: boolean;
  readonly edited: boolean;
  /** Only this person sees it. */
  readonly ephemeralFor: string | null;
  /** What the app calls it, so that posting it again posts nothing. */
  readonly clientMessageId?: string;
}

export interface CommandInfo {
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
}

export interface ShortcutInfo {
  readonly kind: 'global' | 'message';
  readonly name: string;
  readonly callbackId: string;
  readonly description: string;
}

export interface AppInfo {
  readonly name: string;
  readonly botUserId: string;
  /** The app's own conversation with the viewer. */
  readonly hasHome: boolean;
  readonly commands: readonly CommandInfo[];
  readonly shortcuts: readonly ShortcutInfo[];
}

/** A modal on somebody's screen; the last of `Snapshot.modals` is on top. */
export interface OpenView {
  readonly id: string;
  readonly hash: string;
  readonly view: View;
}

/** A mail in the mailbox's list. */
export interface MailLine {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  /** How its text begins. */
  readonly preview: string;
  /** What calendars are to do with the file that goes along, such as `REQUEST`; null where none does. */
  readonly calendarMethod: string | null;
}

/**
 * GET /playground/mails/<id>; its HTML is a page at `<id>/message.html`, its calendar file at `<id>/calendar.ics`.
 */
export interface Mail extends MailLine {
  readonly text: string;
  readonly calendar: { readonly method: string; readonly content: string } | null;
}

/** GET /playground/state?user=U… — all that one person can see; without `user`, the first person. */
export interface Snapshot {
  readonly workspace: { readonly id: string; readonly name: string };
  readonly viewer: Person;
  readonly people: readonly Person[];
  readonly conversations: readonly Conversation[];
  readonly messages: readonly Message[];
  readonly modals: readonly OpenView[];
  readonly home: View | null;
  readonly app: AppInfo;
  /** Everybody's, newest first; null where mails leave this machine. */
  readonly mails: readonly MailLine[] | null;
}

/** GET /playground/events?user=U… (text/event-stream): each event's data is one of these. */
export type Change =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'message-changed'; readonly message: Message }
  | { readonly kind: 'message-deleted'; readonly channel: string; readonly ts: string }
  /** The whole stack, after any open, push, update or close. */
  | { readonly kind: 'modals'; readonly modals: readonly OpenView[] }
  | { readonly kind: 'home'; readonly home: View }
  | { readonly kind: 'conversation'; readonly conversation: Conversation }
  | { readonly kind: 'mail'; readonly mail: MailLine };

/** What an input holds: text, an option's value, several values, or nothing. The server gives it Slack's shape. */
export type FieldValue = string | readonly string[] | null;

/** By block id, then action id. Inputs that are left out count as untouched and keep their initial value. */
export type FieldValues = Readonly<Record<string, Readonly<Record<string, FieldValue>>>>;

/** POST /playground/messages — a message, or a slash command where the text begins with `/`. */
export interface SayRequest {
  readonly user: string;
  readonly channel: string;
  readonly text: string;
  readonly threadTs?: string;
}

/** POST /playground/actions — a button, select, picker or overflow was used. */
export interface ActionRequest {
  readonly user: string;
  readonly container:
    | { readonly kind: 'message'; readonly channel: string; readonly ts: string }
    | { readonly kind: 'view'; readonly viewId: string }
    | { readonly kind: 'home' };
  readonly blockId: string;
  readonly actionId: string;
  readonly value: FieldValue;
  /** The inputs of the surface as they stand. */
  readonly fields: FieldValues;
}

/** POST /playground/shortcuts */
export interface ShortcutRequest {
  readonly user: string;
  readonly callbackId: string;
  readonly message?: { readonly channel: string; readonly ts: string };
}

/** POST /playground/views/<id>/submit */
export interface SubmitRequest {
  readonly user: string;
  readonly fields: FieldValues;
}

/** POST /playground/views/<id>/close */
export interface CloseRequest {
  readonly user: string;
  /** The whole stack is closed, not only the top. */
  readonly all: boolean;
}

/**
 * POST /playground/suggestions — options of an external select while typing.
 * Answers `{ options: { value, label }[] }`.
 */
export interface SuggestionRequest {
  readonly user: string;
  readonly container: ActionRequest['container'];
  readonly blockId: string;
  readonly actionId: string;
  readonly query: string;
}

/** POST /playground/home — somebody opened the app's Home or Messages tab; the app hears of it and may publish. */
export interface HomeRequest {
  readonly user: string;
  readonly tab: 'home' | 'messages';
}

/**
 * Answer to each POST: 200. `errors` are the app's own, by block id (from `response_action: errors`, or a required
 * input left empty); `problem` is what Slack would tell the person, such as
 * "/starleaf failed because the app did not respond".
 */
export interface Outcome {
  readonly errors?: Readonly<Record<string, string>>;
  readonly problem?: string;
}
