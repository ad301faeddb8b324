import type { KnownBlock } from '@slack/types';
import type { ConnectedSince } from '../../credentials/vault.js';
import { buildAccountStatus } from '../blocks/account.js';
import { button, buttons } from '../blocks/build.js';

/** Which account it is, what one can do about it, and where everything else is found. */
export function buildAccountBlocks(account: ConnectedSince): readonly KnownBlock[] {
  return [
    ...buildAccountStatus(account).blocks,
    buttons(
      button({ actionId: 'run-settings', label: 'Settings', value: 'settings' }),
      button({ actionId: 'run-profile', label: 'StarLeaf profile', value: 'profile' }),
      button({ actionId: 'run-invite', label: 'Invite guests', value: 'invite' }),
      button({ actionId: 'run-help', label: 'Help', value: 'help' }),
    ),
  ];
}
