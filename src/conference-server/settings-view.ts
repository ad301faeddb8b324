import type { Accounts } from './accounts.js';
import type { Conference } from './conferences.js';
import type { Invitation } from './invitations/invitation-records.js';
import type { Invitations } from './invitations/invitations.js';
import { replyOf } from './invitations/replies.js';
import { toStanding } from './invitations/standing.js';
import type { MailQueue } from './mail/queue.js';
import type { components } from './openapi.js';
import type { ConfSettings } from './settings.js';

type Schemas = components['schemas'];
type Participants = Schemas['conf_participant_response'][];

export interface SettingsViewParts {
  readonly accounts: Accounts;
  readonly invitations: Invitations;
  readonly queue: MailQueue;
}

/** Shows settings as `conf_settings` of a response: participants with what is known of them. */
export class SettingsView {
  readonly #parts: SettingsViewParts;

  constructor(parts: SettingsViewParts) {
    this.#parts = parts;
  }

  async show(conference: Conference): Promise<Schemas['conf_settings_response']> {
    const { settings } = conference;
    return { ...settings, participants: await this.participants(conference, settings.participants, null) };
  }

  /**
   * Names are given only of people with an account here.
   * @param occurId the occurrence that they are invited to; null for all of the conference
   */
  async participants(
    conference: Conference,
    participants: ConfSettings['participants'],
    occurId: string | null,
  ): Promise<Participants> {
    const invitation = await this.#parts.invitations.find(conference);
    const standing = toStanding(conference);
    const replies = invitation?.replies ?? {};
    const emails = participants.map(({ email }) => email);
    const [accounts, mails] = await Promise.all([
      this.#parts.accounts.findMany(emails),
      this.#mailsTo(emails, invitation),
    ]);
    return emails.map((email, index) => {
      const [account, mail] = [accounts[index], mails.get(email.toLowerCase())];
      return {
        email,
        ...(account === undefined ? {} : { firstname: account.firstname, lastname: account.lastname }),
        reply: replyOf(replies, { standing, occurId, email }),
        ...(mail === undefined ? {} : { mail }),
        meeting_room: false,
      };
    });
  }

  /** What became of the last mail to each, by lower-case address. */
  async #mailsTo(emails: readonly string[], invitation: Invitation | undefined) {
    const sent = emails.flatMap((email) => {
      const [to, id] = [email.toLowerCase(), invitation?.mails[email.toLowerCase()]];
      return id === undefined ? [] : [{ to, id }];
    });
    const states = await this.#parts.queue.statesOf(sent.map(({ id }) => id));
    return new Map(sent.map(({ to }, index) => [to, states[index]]));
  }
}
