import type { Accounts } from './accounts.js';
import type { components } from './openapi.js';
import type { ConfSettings } from './settings.js';

type Schemas = components['schemas'];

/** Shows settings as `conf_settings` of a response: participants with what is known of them. */
export class SettingsView {
  readonly #accounts: Accounts;

  constructor(accounts: Accounts) {
    this.#accounts = accounts;
  }

  async show(settings: ConfSettings): Promise<Schemas['conf_settings_response']> {
    return { ...settings, participants: await this.participants(settings.participants) };
  }

  /** Names are given only of people with an account here. */
  async participants(
    participants: ConfSettings['participants'],
  ): Promise<Schemas['conf_participant_response'][]> {
    return Promise.all(participants.map(({ email }) => this.#participant(email)));
  }

  async #participant(email: string): Promise<Schemas['conf_participant_response']> {
    const account = await this.#accounts.find(email);
    const names = account === undefined ? {} : { firstname: account.firstname, lastname: account.lastname };
    return { email, ...names, reply: 'None', meeting_room: false };
  }
}
