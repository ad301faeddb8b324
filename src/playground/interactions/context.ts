import type { AppLink } from '../delivery/app-link.js';
import type { Events } from '../delivery/events.js';
import type { FormContext } from '../forms/current.js';
import type { Workspace } from '../workspace/workspace.js';
import type { Offers } from './offers.js';

/** What everything that people do in the playground has at hand. */
export interface InteractionContext {
  readonly workspace: Workspace;
  readonly link: AppLink;
  readonly events: Events;
  readonly offers: Offers;
}

/** The context of a form that somebody fills in. */
export function formContext(
  { offers }: InteractionContext,
  form: { readonly userId: string; readonly channel: string | null },
): FormContext {
  return {
    channel: form.channel,
    findOffered: (actionId, value) => offers.find({ userId: form.userId, actionId, value }),
  };
}
