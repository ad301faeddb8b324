import { secondsSinceRequest } from '../request-id.js';
import type { Answer } from './answer.js';
import { changeMeeting } from './changes/change-meeting.js';
import { type KeptChange, writeKeptChange } from './changes/kept-change.js';
import { withAccount } from './connected.js';
import { answerFailure } from './failure.js';
import type { Invocation } from './invocation.js';
import { isOfTheStore } from './passing.js';
import { nameSubcommand, route, type Subcommands } from './route.js';
import type { ExpectsView } from './stage.js';
import type { Tools } from './tools.js';
import { LostWorkError, type Trail } from './trail.js';

/** Runs an invocation from its beginning; what fails is told with a button to try again. */
export async function runInvocation(
  invocation: Invocation,
  use: { readonly subcommands: Subcommands; readonly tools: Tools; readonly stage: ExpectsView },
): Promise<Answer> {
  const { subcommands, tools } = use;
  const { logger, trail, watch } = tools;
  const started = performance.now();
  const subcommand = nameSubcommand(invocation.text, subcommands);
  const log = (outcome: 'answered' | 'scheduled' | 'failed') => {
    logger.info({ subcommand, outcome, milliseconds: Math.round(performance.now() - started) }, 'invocation');
    watch.onInvocation?.({ subcommand, outcome, seconds: secondsSinceRequest() });
  };
  try {
    const answer = await route(invocation, use);
    log(answer.card === undefined ? 'answered' : 'scheduled');
    return answer;
  } catch (error) {
    log('failed');
    throwWhatIsTriedAgain(error, trail);
    return answerWithTryAgain(error, { invocation, tools });
  }
}

/** Goes on with a change that failed: once more of this very meeting, whatever the words mean by now. */
export async function runChange(
  { confId, change }: KeptChange,
  { invocation, tools }: { readonly invocation: Invocation; readonly tools: Tools },
): Promise<Answer> {
  const { owner } = invocation;
  try {
    return await withAccount({ invocation, draftWords: null, tools }, (account) =>
      changeMeeting({ tools, account, owner, confId, change }),
    );
  } catch (error) {
    throwWhatIsTriedAgain(error, tools.trail);
    return answerWithTryAgain(error, { invocation, tools });
  }
}

async function answerWithTryAgain(
  error: unknown,
  { invocation, tools }: { readonly invocation: Invocation; readonly tools: Tools },
): Promise<Answer> {
  const { drafts, trail, logger } = tools;
  const change = trail.change === null ? {} : { change: writeKeptChange(trail.change) };
  const draftId = await drafts
    .park({ invocation, continues: true, promptAddress: null, ...change })
    .catch((): null => null);
  return { privately: answerFailure(error, { draftId, logger }) };
}

/** Runs anything else; what fails is told. */
export async function orFailure(run: () => Promise<Answer>, { logger, trail }: Tools): Promise<Answer> {
  try {
    return await run();
  } catch (error) {
    throwWhatIsTriedAgain(error, trail);
    return { privately: answerFailure(error, { draftId: null, logger }), keepsPressed: true };
  }
}

/** A store that fails, as a database does that is started anew, is no matter for people: the work is taken up again. */
export function throwWhatIsTriedAgain(error: unknown, trail: Trail): void {
  if (error instanceof LostWorkError || (!trail.isLast && isOfTheStore(error))) throw error;
}
