import type { Account, Accounts } from '../accounts.js';
import { type Handlers, refuse } from '../operations.js';
import { findManagedChange, findProfileFault, type Profile, type ProfileDefaults } from '../profile.js';

export interface ProfileParts {
  readonly accounts: Accounts;
  readonly defaults: ProfileDefaults;
}

/** The profile of the person who is signed in. */
export function createProfileHandlers({
  accounts,
  defaults,
}: ProfileParts): Pick<Handlers, 'getProfile' | 'putProfile' | 'patchProfile'> {
  const change = async (account: Account, changes: Partial<Profile>) => {
    const fault = findProfileFault(changes);
    if (fault !== undefined) return refuse(400, fault);
    const managed = account.integrationName === null ? undefined : findManagedChange(account, changes);
    if (managed !== undefined) return refuse(403, `${managed} is managed by ${account.integrationName}.`);
    await accounts.setProfile(account.email, changes);
    return { status: 204 } as const;
  };

  return {
    getProfile: async ({ account }) => {
      const { email, firstname, lastname, timezone, locale, conf_layout, integrationName } = account;
      const { phone_home, phone_work, phone_mobile } = account;
      const body = {
        email,
        firstname,
        lastname,
        timezone,
        locale,
        phone_home,
        phone_work,
        phone_mobile,
        conf_layout,
        externally_managed: integrationName !== null,
        integration_name: integrationName,
        defaults,
      };
      return { status: 200, body };
    },
    putProfile: async ({ account, body }) => change(account, body),
    patchProfile: async ({ account, body }) => change(account, body),
  };
}
