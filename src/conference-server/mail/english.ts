import type { MailWords } from './words.js';

/** English mails. */
export const ENGLISH: MailWords = {
  guestInvite: {
    subject: (inviter) => `${inviter} invites you to StarLeaf`,
    lead: (inviter) => `${inviter} would like to call you.`,
    title: 'Join StarLeaf as a guest',
    body: 'Choose a password, and you can call and be called, and book video meetings of your own. It costs nothing.',
    action: 'Choose a password',
    footer: (days) =>
      `The link works once, for ${days} days. If you did not expect this mail, do nothing: without you nothing happens.`,
  },
};
