import type { ActionUse } from '../action.js';
import type { Answer } from '../answer.js';
import { buildDisconnected } from '../blocks/account.js';
import type { Press } from '../press.js';

/** `Disconnect`, confirmed: forgets credential and session. */
export async function confirmDisconnect(press: Press, { tools }: ActionUse): Promise<Answer> {
  const { owner } = press;
  // A link that is still open would connect them again.
  await Promise.all([
    tools.vault.forget(owner),
    tools.starleaf.forgetSession(owner),
    tools.links.revoke(owner),
  ]);
  return { privately: buildDisconnected(), changesHome: true };
}
