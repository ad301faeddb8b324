import { describeSeries } from './english-series.js';
import type { InvitationWords, MailWords } from './words.js';

const SUBJECTS = {
  invitation: 'Invitation',
  update: 'Changed',
  cancellation: 'Cancelled',
  restoration: 'Takes place after all',
} as const;

const invitation: InvitationWords = {
  subject: (news, title, when) => `${SUBJECTS[news]}: ${title}${when === null ? '' : ` (${when})`}`,
  lead: {
    invitation: (organiser) => `${organiser} invites you to a meeting.`,
    update: (organiser) => `${organiser} has changed a meeting that you are invited to.`,
    cancellation: (organiser) => `${organiser} has cancelled this meeting for you.`,
    restoration: (organiser) => `${organiser} lets this meeting take place after all.`,
  },
  leadOfOne: {
    invitation: (organiser) => `${organiser} invites you to one meeting of a series.`,
    update: (organiser) =>
      `${organiser} has changed this one meeting of a series. The others stay as they are.`,
    cancellation: (organiser) =>
      `${organiser} has cancelled this one meeting of a series for you. The others stay as they are.`,
    restoration: (organiser) => `${organiser} lets this one meeting of a series take place after all.`,
  },
  labels: {
    when: 'When',
    before: 'Before',
    repeats: 'Repeats',
    organiser: 'Organiser',
    meetingId: 'Meeting ID',
    phone: 'Phone',
    roomSystem: 'Room system',
  },
  always: 'At any time: the room is always open',
  join: 'Join the meeting',
  question: 'Will you be there?',
  answers: { Accepted: 'Yes', Tentative: 'Perhaps', Declined: 'No' },
  footer: (organiser) => `You get this mail because ${organiser} invited you by StarLeaf.`,
  repeats: describeSeries,
};

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
  invitation,
  replyPage: {
    title: 'Will you be there?',
    question: 'Your answer goes to the organiser when you press a button.',
    forSeries: 'It holds for all meetings of the series but those that were moved.',
    thanks: 'Thank you',
    answered: {
      Accepted: 'You have said that you will be there.',
      Tentative: 'You have said that you may be there.',
      Declined: 'You have said that you will not be there.',
    },
    change: 'You can change your answer by the same link.',
    overTitle: 'There is nothing to answer any more',
    over: 'The meeting was cancelled, or you are no longer invited to it.',
  },
};
