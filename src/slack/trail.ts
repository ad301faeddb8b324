import type { InviteOutcome } from '../starleaf/invitations.js';
import type { KeptChange } from './changes/kept-change.js';

/** What became of guests by their addresses; `asked`: StarLeaf was about to be asked, and whether it was nobody knows. */
export type KeptInvites = Readonly<Record<string, InviteOutcome | 'asked'>>;

/** How far a piece of accepted work has come, as it was written down: whoever takes it up next goes on from there. */
export interface Trail {
  /** The change that StarLeaf was about to be asked for; null where nothing has been changed yet. */
  readonly change: KeptChange | null;
  /** Whom StarLeaf was asked to invite. */
  readonly invites: KeptInvites;
  /** Whether a failure is to be told now, since it is not tried again by itself. */
  readonly isLast: boolean;
  /**
   * To be called right before StarLeaf is asked for a change.
   * @throws LostWorkError where somebody else has taken the work up meanwhile
   */
  keepChange(change: KeptChange): Promise<void>;
  /** Before StarLeaf is asked to invite somebody, and again once it has answered. @throws LostWorkError */
  keepInvites(invites: KeptInvites): Promise<void>;
}

/** For what is not written down: somebody looks at something, and may do so again. */
export const NO_TRAIL: Trail = {
  change: null,
  invites: {},
  isLast: true,
  keepChange: async () => {},
  keepInvites: async () => {},
};

/** This process was silent for so long that another has taken its work up. */
export class LostWorkError extends Error {
  override readonly name = 'LostWorkError';
}
