import type { KnownBlock, ModalView } from '@slack/types';
import type { DateTime } from 'luxon';
import type { ListedMeeting } from '../../starleaf/meeting-list.js';
import { context, section } from '../blocks/build.js';
import { buildFormView } from '../blocks/form-view.js';
import { input, option } from '../blocks/inputs.js';
import { bold } from '../blocks/mrkdwn.js';
import { buildNoticeView } from '../blocks/notice-view.js';
import { describeTime } from '../blocks/when.js';
import { readAsked, writeAsked } from '../changes/asked-move.js';
import { changeMeeting } from '../changes/change-meeting.js';
import { followCards } from '../changes/follow-cards.js';
import { type Scope, toMoveChange } from '../changes/move-change.js';
import { readMeeting } from '../changes/read-meeting.js';
import type { NewTimes } from '../changes/read-move.js';
import { describeScope } from '../changes/scope-words.js';
import { say } from '../changes/words.js';
import { withAccount } from '../connected.js';
import { inZone } from '../local-time.js';
import type { Modal } from '../modal.js';
import { toInvocation } from '../press-invocation.js';

/** The `callback_id` of the view. */
export const WHICH_MEETINGS = 'which-meetings';

/** The field with the scope; a choice in it tells us at once, so that the summary follows. */
export const SCOPE = 'which-scope';

const SCOPES: readonly Scope[] = ['this', 'following', 'all'];

/** *Which meetings?* are to move: whether one date of a series is meant, that and all behind it, or all. */
export function buildWhichMeetings(facts: {
  readonly meeting: ListedMeeting;
  readonly occurId: string;
  readonly times: NewTimes;
  readonly scope: Scope;
  readonly now: DateTime<true>;
  /** Shown above, in mrkdwn; null where nothing is. */
  readonly notice: string | null;
}): ModalView {
  const { meeting, occurId, times, scope } = facts;
  const metadata = writeAsked({ confId: meeting.confId, occurId, times });
  const summary = describeScope(facts);
  return build({ metadata, scope, times, lead: bold(meeting.title), summary, notice: facts.notice });
}

function build(facts: {
  readonly metadata: string;
  readonly scope: Scope;
  readonly times: NewTimes;
  /** The title in mrkdwn. */
  readonly lead: string;
  readonly summary: string | null;
  readonly notice: string | null;
}): ModalView {
  const { times, scope, summary } = facts;
  const options = SCOPES.map((each) => option(each, LABELS[each]));
  const radio = input(
    { id: SCOPE, label: 'Which meetings?' },
    {
      type: 'radio_buttons',
      action_id: SCOPE,
      options,
      initial_option: options[SCOPES.indexOf(scope)] ?? option(scope, LABELS[scope]),
    },
  );
  const blocks: readonly KnownBlock[] = [
    section(`${facts.lead}\nTo ${describeTime(times.start, times.duration)}`),
    { ...radio, dispatch_action: true },
    ...(summary === null ? [] : [context(summary)]),
  ];
  return buildFormView({
    id: WHICH_MEETINGS,
    title: 'Which meetings?',
    submit: 'Move',
    metadata: facts.metadata,
    notice: facts.notice,
    blocks,
  });
}

const LABELS: Readonly<Record<Scope, string>> = {
  this: 'Only this one',
  following: 'This and all following',
  all: 'All',
};

export const whichMeetingsModal: Modal = {
  id: WHICH_MEETINGS,
  check: async () => null,
  submit: async (submission, { tools }) => {
    const { owner, view } = submission;
    const asked = readAsked(view.metadata);
    const scope = readScope(view.values.choice(SCOPE));
    if (asked === undefined) return { privately: OUT_OF_DATE };
    const { confId } = asked;
    const invocation = toInvocation(submission, { text: '', now: tools.now() });
    return withAccount({ invocation, draftWords: null, tools }, async (account) => {
      const meeting = await readMeeting(account.starleaf, confId);
      const change =
        meeting === undefined
          ? undefined
          : toMoveChange(meeting, { ...asked.times, occurId: asked.occurId, scope });
      // Without the meeting any change comes to the same: it is gone, and its cards say so.
      const use = { tools, account, owner, confId, change: change ?? ({ kind: 'cancel' } as const) };
      return change === undefined ? followCards(use, { kind: 'gone' }) : changeMeeting(use);
    });
  },
  rebuild: async ({ view }, { notice }) => {
    const asked = readAsked(view.metadata);
    if (asked === undefined) return buildNoticeView(OUT_OF_DATE);
    const scope = readScope(view.values.choice(SCOPE));
    return build({
      metadata: view.metadata,
      scope,
      times: asked.times,
      lead: '*Which meetings of the series?*',
      summary: null,
      notice,
    });
  },
};

const OUT_OF_DATE = say('This form is out of date. Please type the command once more.');

/** What was chosen; only this one unless more is. */
export function readScope(value: string | null): Scope {
  return SCOPES.find((scope) => scope === value) ?? 'this';
}

/** Now, by the clocks of a meeting. */
export function nowAt({ start }: ListedMeeting, now: number): DateTime<true> {
  return inZone(now, start?.zoneName ?? 'UTC');
}
