import type { Logger } from 'pino';
import { describeError } from '../describe-error.js';
import { makeReference } from '../request-id.js';
import { StarLeafError, type StarLeafFailure } from '../starleaf/errors.js';
import { button, buttons, context, section } from './blocks/build.js';
import { escapeText } from './blocks/mrkdwn.js';
import type { Message } from './message.js';
import { nameError } from './name-error.js';
import { StrangerError } from './people.js';
import { readSlackTrouble, type SlackTrouble } from './slack-failure.js';
import type { SlackFailure } from './slack-words.js';

/** What the victim of an error reads. */
export interface FailureWords {
  readonly text: string;
  /** Whether the same may work a little later. */
  readonly worthAnotherTry: boolean;
}

/**
 * Any error → a private message with a reference, which the log line carries too.
 * @param draftId what `Try again` goes on with; null where there is nothing to repeat
 */
export function answerFailure(
  error: unknown,
  { draftId, logger }: { readonly draftId: string | null; readonly logger: Logger },
): Message {
  const { text, worthAnotherTry, reference } = noteFailure(error, logger);
  const again = worthAnotherTry && draftId !== null;
  return {
    text: `${text} Reference ${reference}.`,
    blocks: [
      section(`:warning: ${text}`),
      ...(again
        ? [
            buttons(
              button({
                actionId: 'try-again',
                label: 'Try again',
                value: `${draftId}:${reference}`,
                style: 'primary',
              }),
              button({ actionId: 'dismiss', label: 'Leave it', value: 'dismiss' }),
            ),
          ]
        : []),
      context(again ? `What you typed is kept for a day. Reference ${reference}` : `Reference ${reference}`),
    ],
  };
}

/** Logs an error under the reference of its request, and gives the words for its victim. */
export function noteFailure(error: unknown, logger: Logger): FailureWords & { readonly reference: string } {
  const reference = makeReference();
  logger.error({ reference, ...describeForLog(error) }, 'an invocation failed');
  return { ...describeFailure(error), reference };
}

/** What happened and what to do about it, for each kind of error there is. */
export function describeFailure(error: unknown): FailureWords {
  if (error instanceof StarLeafError) return describeStarLeafFailure(error);
  if (error instanceof StrangerError) {
    return {
      text: 'I only work for people of the workspace that installed me. You can join this meeting with its Join button; whoever scheduled it can tell you more.',
      worthAnotherTry: false,
    };
  }
  const trouble = readSlackTrouble(error);
  if (trouble !== null) return describeSlackFailure(trouble);
  return {
    text: 'Something went wrong on my side, and it has been noted. Please try again in a moment.',
    worthAnotherTry: true,
  };
}

function describeStarLeafFailure({ failure, reason, retryAfterSeconds }: StarLeafError): FailureWords {
  const words: Record<StarLeafFailure, FailureWords> = {
    unreachable: {
      text: 'I could not reach StarLeaf just now, so this may or may not be done. Please try again in a moment: nothing is done twice.',
      worthAnotherTry: true,
    },
    slow: {
      text: 'StarLeaf took too long to answer, so this may or may not be done. Please try again: nothing is done twice.',
      worthAnotherTry: true,
    },
    down: {
      text: 'StarLeaf answers nobody at the moment, so I did not ask it. Please try again in a minute.',
      worthAnotherTry: true,
    },
    busy: {
      text: `StarLeaf is very busy and asks for patience. Please try again ${retryAfterSeconds === null ? 'in a minute' : `in ${retryAfterSeconds} seconds`}.`,
      worthAnotherTry: true,
    },
    unexpected: {
      text: 'StarLeaf answered in a way that I do not understand, so this may or may not be done. Please try again, since nothing is done twice; if it stays so, tell whoever runs this app.',
      worthAnotherTry: true,
    },
    'sign-in-refused': {
      text: 'StarLeaf no longer accepts your sign-in. Type `/starleaf connect` to connect again.',
      worthAnotherTry: false,
    },
    forbidden: {
      text: 'Your StarLeaf account is not allowed to do this. Whoever administers StarLeaf for you can change that.',
      worthAnotherTry: false,
    },
    'not-found': { text: 'That meeting is no longer in StarLeaf.', worthAnotherTry: false },
    refused: {
      text: `StarLeaf would not take this${reason === null ? '' : `: “${escapeText(reason)}”`}. Please change it and type it again.`,
      worthAnotherTry: false,
    },
    quota: {
      text: 'You have as many meetings as StarLeaf allows. Cancel one that you no longer need, then try again.',
      worthAnotherTry: true,
    },
  };
  return words[failure];
}

function describeSlackFailure({ failure, retryAfterSeconds }: SlackTrouble): FailureWords {
  const words: Record<SlackFailure, FailureWords> = {
    unreachable: {
      text: 'Slack did not answer me as it should. Please try again in a moment.',
      worthAnotherTry: true,
    },
    down: {
      text: 'Slack answers none of my requests at the moment. Please try again in a minute.',
      worthAnotherTry: true,
    },
    busy: {
      text: `Slack asks me for patience, since I say too much at once. Please try again ${retryAfterSeconds === null ? 'in a minute' : `in ${retryAfterSeconds} seconds`}.`,
      worthAnotherTry: true,
    },
    'not-installed': {
      text: 'I am not, or no longer, installed in this workspace. Whoever manages its apps can add me again.',
      worthAnotherTry: false,
    },
    'not-allowed': {
      text: 'Slack does not allow me to do this in your workspace. Whoever manages its apps can change that.',
      worthAnotherTry: false,
    },
    closed: {
      text: 'Slack does not let me into that conversation: it is archived, private, or only some may post there. Type `/invite @StarLeaf` in it, or choose another.',
      worthAnotherTry: true,
    },
    gone: {
      text: 'What this was about is no longer in Slack, or it took too long. Please begin again.',
      worthAnotherTry: true,
    },
    refused: {
      text: 'Slack did not take what I sent; that is a mistake of mine, and it has been noted. Please try again; if it stays so, tell whoever runs this app.',
      worthAnotherTry: true,
    },
  };
  return words[failure];
}

/** What may be logged of an error: kinds and codes, never what people typed or addresses. */
export function describeForLog(error: unknown): Record<string, unknown> {
  if (error instanceof StarLeafError) {
    const { failure, status, server } = error;
    return { kind: 'starleaf', failure, status, server };
  }
  const trouble = readSlackTrouble(error);
  if (trouble !== null) return { kind: 'slack', failure: trouble.failure, slackError: nameError(error) };
  if (error instanceof StrangerError) return { kind: error.name };
  return { kind: 'bug', ...describeError(error) };
}
