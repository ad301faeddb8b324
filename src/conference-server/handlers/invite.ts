import { randomUUID } from 'node:crypto';
import type { Account, Accounts } from '../accounts.js';
import type { InviteLimits } from '../invite-limits.js';
import { buildGuestInviteMail } from '../mail/guest-invite-mail.js';
import type { MailQueue } from '../mail/queue.js';
import { type Handlers, refuse } from '../operations.js';
import { nameOf } from '../profile.js';
import { SIGN_UP_DAYS, type SignUps } from '../sign-ups.js';

export interface InviteParts {
  readonly accounts: Accounts;
  readonly signUps: SignUps;
  readonly queue: MailQueue;
  readonly limits: InviteLimits;
  readonly features: ReadonlySet<string>;
  /** Where people reach the server's pages, without a slash at the end. */
  readonly publicUrl: string;
  /** The organisation's locale. */
  readonly locale: string;
}

/** One address and nothing else; whether somebody reads it is for the mail servers to say. */
const ADDRESS = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/;

/** Guest invites. An address that is none is answered like one that might be. */
export function createInviteHandler(parts: InviteParts): Pick<Handlers, 'sendInvite'> {
  const { accounts, signUps, queue, limits, features, publicUrl } = parts;

  const send = async (inviter: Account, to: string) => {
    const name = nameOf(inviter);
    const token = await signUps.invite({ email: to, inviter: name });
    const locale = inviter.locale ?? parts.locale;
    const signUpUrl = `${publicUrl}/sign-up/${token}`;
    const mailbox = { name, address: inviter.email };
    const mail = buildGuestInviteMail({ to, inviter: mailbox, locale, signUpUrl, days: SIGN_UP_DAYS });
    await queue.add([{ id: randomUUID(), mail }]);
  };

  return {
    sendInvite: async ({ account, body }) => {
      if (!features.has('guest_invites'))
        return refuse(403, 'Your organisation does not have guest_invites.');
      const invitee = body.invitee.trim();
      const waitSeconds = await limits.count(account.id);
      if (waitSeconds !== undefined) {
        const headers = { 'Retry-After': String(waitSeconds) };
        return { ...refuse(429, 'You have sent many invites. Try again later.'), headers };
      }
      if ((await accounts.find(invitee)) !== undefined) {
        return { status: 200, body: { status: 'invitee is callable' } };
      }
      if (ADDRESS.test(invitee)) await send(account, invitee);
      return { status: 200, body: { status: 'invite sent if possible' } };
    },
  };
}
