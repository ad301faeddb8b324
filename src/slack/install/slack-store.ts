import type { InstallationQuery, InstallationStore } from '@slack/oauth';
import { NotInstalledError } from '../clients.js';
import { fromSlackInstallation, type Installation, toSlackInstallation } from './installation.js';
import type { Installations } from './installations.js';

/**
 * Our installations as `@slack/oauth` knows such a store.
 * @param keep keeps one in the place of the workspace's earlier one, with all that goes with it
 */
export function toSlackStore(
  installations: Installations,
  keep: (installation: Installation) => Promise<void>,
  now: () => number = Date.now,
): InstallationStore {
  return {
    storeInstallation: async (slack) => keep(fromSlackInstallation(slack, now())),
    fetchInstallation: async (query) => {
      const installation = await installations.find(workspaceIdOf(query));
      if (installation === undefined) throw new NotInstalledError('the app is not installed');
      return toSlackInstallation(installation);
    },
  };
}

/** Whose installation Bolt asks for: the organisation's where the app is installed for all of it. */
export function workspaceIdOf(query: InstallationQuery<boolean>): string {
  return (query.isEnterpriseInstall ? query.enterpriseId : query.teamId) ?? '';
}
