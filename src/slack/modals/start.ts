import type { ModalView } from '@slack/types';
import { Duration } from 'luxon';
import type { MeetingRequest } from '../../meeting/request.js';
import type { Answer } from '../answer.js';
import { buildFormView } from '../blocks/form-view.js';
import { input, textInput } from '../blocks/inputs.js';
import { toFormInvocation } from '../form/form-invocation.js';
import { findFormReader } from '../form/form-reader.js';
import type { FieldErrors, Modal, ModalUse } from '../modal.js';
import { findTitleFault, PLAN_LIMITS } from '../plan.js';
import { schedule } from '../schedule.js';
import type { Submission } from '../submission.js';
import type { ViewValues } from '../view-values.js';

const ID = 'start';

/** What stands in the modal. */
interface StartContents {
  readonly title: string;
  /** Slack ids. */
  readonly people: readonly string[];
  /** Null: nobody sees the card. */
  readonly post: string | null;
}

/** *Start a meeting now*: a title, people, and where to post. */
export const startModal: Modal = {
  id: ID,
  check,
  submit,
  rebuild: async ({ view }, { notice }) => buildStartView({ ...read(view.values), notice }),
};

export function buildStartView(facts: StartContents & { readonly notice: string | null }): ModalView {
  const { title, people, post, notice } = facts;
  return buildFormView({
    id: ID,
    title: 'Start a meeting now',
    submit: 'Start',
    metadata: '',
    notice,
    blocks: [
      textInput({
        id: 'title',
        label: 'Title',
        isOptional: true,
        value: title,
        longest: Math.max(PLAN_LIMITS.longestTitle, title.length),
      }),
      input(
        { id: 'people', label: 'People', isOptional: true },
        {
          type: 'multi_users_select',
          ...(people.length === 0 ? {} : { initial_users: [...people] }),
        },
      ),
      input(
        {
          id: 'post',
          label: 'Post to',
          hint: 'Leave it empty, and only you see the meeting.',
          isOptional: true,
        },
        {
          type: 'conversations_select',
          response_url_enabled: true,
          ...(post === null ? { default_to_current_conversation: true } : { initial_conversation: post }),
        },
      ),
    ],
  });
}

async function check({ view }: Submission): Promise<FieldErrors | null> {
  const fault = findTitleFault(read(view.values).title);
  return fault === null ? null : { title: fault };
}

async function submit(submission: Submission, { tools }: ModalUse): Promise<Answer> {
  const { title, people, post } = read(submission.view.values);
  const { defaultMinutes } = await findFormReader(submission.owner, tools);
  const request: MeetingRequest = {
    title: title === '' ? null : { value: title, words: title },
    schedule: {
      kind: 'now',
      duration: { value: Duration.fromObject({ minutes: defaultMinutes }), words: null },
    },
    participants: people.map((userId) => ({ kind: 'user', userId }) as const),
    place: {
      value: post === null ? { kind: 'privately' } : { kind: 'channel', channelId: post },
      words: null,
    },
    notes: [],
  };
  return schedule(request, {
    invocation: toFormInvocation(submission, { channelId: null, now: tools.now() }),
    tools,
    form: { extras: {}, threadTs: null },
  });
}

function read(values: ViewValues): StartContents {
  return {
    title: values.text('title').trim(),
    people: values.users('people'),
    post: values.conversation('post'),
  };
}
