import type { WebClient } from '@slack/web-api';

/** The Web API, as each workspace's installation of the app may use it. */
export interface Clients {
  /**
   * @param workspaceId as in Owner: a team's, or the organisation's where the app is installed for all of it
   * @throws NotInstalledError where the app is not, or no longer
   */
  for(workspaceId: string): Promise<WebClient>;
}

/** The app was taken out of a workspace, or never was in it. */
export class NotInstalledError extends Error {
  override readonly name = 'NotInstalledError';
}

/** For one token, given by the operator: whoever reaches us belongs to its workspace. */
export function oneClient(client: WebClient): Clients {
  return { for: async () => client };
}
