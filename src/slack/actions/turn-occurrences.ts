import type { ActionUse } from '../action.js';
import { toEntryRef } from '../agenda/entry-ref.js';
import type { Answer } from '../answer.js';
import type { MeetingChange } from '../changes/change.js';
import { changeMeeting } from '../changes/change-meeting.js';
import { readMeeting } from '../changes/read-meeting.js';
import { say } from '../changes/words.js';
import { type ConnectedAccount, withAccount } from '../connected.js';
import { inZone } from '../local-time.js';
import { buildOccurrences, type OccurrencesPage, readOccurrencesPage } from '../modals/occurrences.js';
import type { Press } from '../press.js';
import { toInvocation } from '../press-invocation.js';

/** `Earlier dates` and `Later dates` of *Occurrences*. */
export async function turnOccurrences(press: Press, use: ActionUse): Promise<Answer> {
  return withPage(press, use, async ({ confId }, account) =>
    show({ confId, page: Number.parseInt(press.value, 10) || 0 }, { press, use, account, notice: null }),
  );
}

/** A choice of the menu of a date: it is skipped or restored and the list says so, or its form opens. */
export async function changeFromOccurrences(press: Press, use: ActionUse): Promise<Answer> {
  const { tools, run } = use;
  const [what = '', occurId = ''] = press.value.split(' ');
  return withPage(press, use, async (page, account) => {
    const { confId } = page;
    if (what === 'edit') {
      const text = `edit ${toEntryRef({ confId, occurId })}`;
      return run(toInvocation(press, { text, now: tools.now() }));
    }
    const change = toChange(what, occurId);
    if (change === undefined) return {};
    const answer = await changeMeeting({ tools, account, owner: press.owner, confId, change });
    const { changedCards, privately, ...others } = answer;
    const done = changedCards?.confirmation?.(0) ?? privately;
    const notice = done === undefined || done === 'removed' ? null : done.text;
    const { view } = await show(page, { press, use, account, notice });
    if (view === undefined) return answer;
    return {
      ...others,
      view,
      ...(changedCards !== undefined && { changedCards: { ...changedCards, confirmation: null } }),
    };
  });
}

function toChange(what: string, occurId: string): MeetingChange | undefined {
  if (what === 'skip') return { kind: 'cancel-occurrence', occurId };
  return what === 'restore' ? { kind: 'restore-occurrence', occurId } : undefined;
}

function withPage(
  press: Press,
  { tools }: ActionUse,
  run: (page: OccurrencesPage, account: ConnectedAccount) => Promise<Answer>,
): Promise<Answer> {
  const page = readOccurrencesPage(press.view?.metadata ?? '');
  const invocation = toInvocation(press, { text: '', now: tools.now() });
  if (page === undefined) return Promise.resolve({ privately: OUT_OF_DATE });
  return withAccount({ invocation, draftWords: null, tools }, (account) => run(page, account));
}

const OUT_OF_DATE = say('This list is out of date. Please type `/starleaf occurrences` once more.');

async function show(
  { confId, page }: OccurrencesPage,
  facts: {
    readonly press: Press;
    readonly use: ActionUse;
    readonly account: ConnectedAccount;
    readonly notice: string | null;
  },
): Promise<Answer> {
  const { tools } = facts.use;
  const [meeting, reader] = await Promise.all([
    readMeeting(facts.account.starleaf, confId),
    tools.people.find(facts.press.owner),
  ]);
  if (meeting === undefined) return { privately: say('That meeting is no longer in StarLeaf.') };
  const now = inZone(tools.now(), reader.zone);
  return { view: buildOccurrences({ meeting, page, reader, now, notice: facts.notice }) };
}
