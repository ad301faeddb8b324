import type { Answer } from '../answer.js';
import { section } from '../blocks/build.js';
import { escapeText } from '../blocks/mrkdwn.js';
import { buildNoticeView } from '../blocks/notice-view.js';
import { noteFailure } from '../failure.js';
import { toFormInvocation } from '../form/form-invocation.js';
import type { Modal } from '../modal.js';
import { throwWhatIsTriedAgain } from '../run-invocation.js';
import { readSubmission, type Submission } from '../submission.js';
import type { Task } from '../task.js';
import type { Tools } from '../tools.js';

export interface SubmissionTask extends Task {
  readonly submission: Submission;
  /** The same in two windows that show one modal. */
  readonly id: string;
}

/** Work runs once for each submission, and nothing typed is lost if it fails. @throws ZodError when the payload is no submission's */
export function readSubmissionTask(
  payload: unknown,
  { at, findModal }: { readonly at: number; readonly findModal: (callbackId: string) => Modal },
): SubmissionTask {
  const submission = readSubmission(payload);
  const { owner, view, conversation } = submission;
  const modal = findModal(view.callbackId);
  return {
    owner,
    submission,
    id: `submission ${view.id} ${view.hash}`,
    invocation: toFormInvocation(submission, { channelId: null, now: at }),
    target: {
      channelId: conversation?.channelId ?? '',
      replyAddress: conversation?.replyAddress ?? null,
      replaces: true,
      showsTyped: false,
      addressedAt: at,
    },
    run: async ({ tools, stage }) => {
      stage.expectView();
      try {
        return await modal.submit(submission, { tools });
      } catch (error) {
        throwWhatIsTriedAgain(error, tools.trail);
        return rebuildWithFailure(error, { modal, submission, tools });
      }
    },
    isInVain: ({ keepsPressed }) => keepsPressed === true,
  };
}

/** The form as it was left, with what went wrong above. */
export async function rebuildWithFailure(
  error: unknown,
  {
    modal,
    submission,
    tools,
  }: { readonly modal: Modal; readonly submission: Submission; readonly tools: Tools },
): Promise<Answer> {
  const { text, reference } = noteFailure(error, tools.logger);
  const notice = `:warning: ${text} Reference ${escapeText(reference)}.`;
  // What failed may be what the form is made of, and then it cannot be made again.
  const failed = () => buildNoticeView({ text: notice, blocks: [section(notice)] });
  return { view: await modal.rebuild(submission, { notice, tools }).catch(failed) };
}
