/** The Slack user, in their workspace, that a credential, a session or a setting belongs to. */
export interface Owner {
  /** Slack's team id (`T…`), or the enterprise id (`E…`) of an organisation-wide installation. */
  readonly workspaceId: string;
  /** Slack's user id (`U…` or `W…`). */
  readonly userId: string;
}

/** One string per owner, unambiguous: ids hold neither slash nor colon. Store key and associated data. */
export function ownerKey(owner: Owner): string {
  return `${owner.workspaceId}/${owner.userId}`;
}

/** Whether an Owner's workspace is an organisation, in all of which the app is installed. */
export function isOrganisation(workspaceId: string): boolean {
  return workspaceId.startsWith('E');
}
