import type { Owner } from '../../credentials/owner.js';
import type { MeetingPlan } from '../../starleaf/meeting.js';
import type { OccurrenceChange } from '../../starleaf/occurrences.js';
import type { ConnectedAccount } from '../connected.js';
import type { Tools } from '../tools.js';

/** What is to become of a conference, or of one or some occurrences of a series. */
export type MeetingChange =
  /** `isUndo`: right after scheduling, as if it had not been. */
  | { readonly kind: 'cancel'; readonly isUndo?: boolean }
  | { readonly kind: 'cancel-occurrence'; readonly occurId: string }
  /** This occurrence and all behind it. */
  | { readonly kind: 'cancel-following'; readonly occurId: string }
  | { readonly kind: 'restore-occurrence'; readonly occurId: string }
  | { readonly kind: 'change-occurrence'; readonly occurId: string; readonly change: OccurrenceChange }
  /** The whole conference; of a series that has begun, all that is to come. */
  | { readonly kind: 'change'; readonly plan: MeetingPlan; readonly people?: readonly string[] }
  /** Ends the series before an occurrence, and begins another with this plan. */
  | {
      readonly kind: 'change-following';
      readonly occurId: string;
      readonly plan: MeetingPlan;
      /** The Slack ids of who is invited; unless said, who of them was and still is. */
      readonly people?: readonly string[];
    };

/** A change, who wants it, and what it is made with. */
export interface ChangeUse<Change extends MeetingChange = MeetingChange> {
  readonly tools: Tools;
  readonly account: ConnectedAccount;
  readonly owner: Owner;
  readonly confId: string;
  readonly change: Change;
}
