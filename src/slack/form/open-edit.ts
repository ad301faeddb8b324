import type { Owner } from '../../credentials/owner.js';
import type { MeetingPlan } from '../../starleaf/meeting.js';
import type { Answer } from '../answer.js';
import { followCards } from '../changes/follow-cards.js';
import type { ConnectedAccount } from '../connected.js';
import type { Tools } from '../tools.js';
import { buildForm } from './build-form.js';
import type { Contents } from './contents.js';
import { type EditTarget, readEditBase } from './edit-base.js';
import { toEditContents, toSchedule } from './edit-contents.js';
import { followWords } from './follow.js';
import { type FormReader, findFormReader } from './form-reader.js';
import { digest, type Memo } from './memo.js';
import { toOffers } from './offers.js';
import { digestParts, mergeContents } from './opened.js';
import { readWhen } from './read-when.js';

/** Who edits, with what. */
export interface EditUse {
  readonly owner: Owner;
  readonly account: ConnectedAccount;
  readonly tools: Tools;
}

/** The form of a meeting, of one of a series, or of one and those behind it; filled in from StarLeaf. */
export async function openEdit(
  target: EditTarget,
  {
    words,
    ...use
  }: EditUse & { /** The new time, where one was typed; else empty. */ readonly words: string },
): Promise<Answer> {
  const filled = await fillIn(target, use);
  if (filled === null) return answerGone(target, use);
  const { contents, memo, reader, shown } = filled;
  const reading = { kind: 'read', schedule: toSchedule(shown), leftOver: null } as const;
  const form = words === '' ? { contents, memo, reading } : followWords({ ...contents, words }, memo, reader);
  return { view: buildForm({ ...form, reader }) };
}

/** The same form for other meetings of the series: what was typed stays. */
export async function reopenEdit(
  target: EditTarget,
  { typed, memo: before, ...use }: EditUse & { readonly typed: Contents; readonly memo: Memo },
): Promise<Answer> {
  const filled = await fillIn(target, use);
  if (filled === null || before.subject.kind !== 'edit') return answerGone(target, use);
  const { reader, memo } = filled;
  const contents = mergeContents(typed, filled.contents, before.subject.opened);
  const reopened: Memo = {
    ...memo,
    source: before.source,
    at: before.at,
    words: before.words,
    times: contents.times,
    revisions: {
      words: before.revisions.words,
      times: before.revisions.times + 1,
      rest: before.revisions.rest + 1,
    },
  };
  return {
    view: buildForm({ contents, memo: reopened, reader, reading: readWhen(contents, reopened, reader) }),
  };
}

/** The conference is not there any more: its cards say so from now on, too. */
export function answerGone({ confId }: EditTarget, use: EditUse): Promise<Answer> {
  return followCards({ ...use, confId, change: { kind: 'cancel' } }, { kind: 'gone' });
}

interface Filled {
  readonly contents: Contents;
  readonly memo: Memo;
  readonly reader: FormReader;
  readonly shown: MeetingPlan;
}

/** Null where the meeting is not there any more. */
async function fillIn(target: EditTarget, { owner, account, tools }: EditUse): Promise<Filled | null> {
  const { starleaf } = account;
  const [base, reader, features] = await Promise.all([
    readEditBase(target, { starleaf, now: tools.now() }),
    findFormReader(owner, tools),
    tools.features.find(owner, starleaf),
  ]);
  if (base === undefined) return null;
  const contents = await toEditContents(base.shown, { reader, people: tools.people });
  const memo: Memo = {
    subject: { kind: 'edit', ...target, opened: digestParts(contents) },
    revisions: { words: 0, times: 0, rest: 0 },
    at: reader.now,
    source: 'times',
    words: digest(''),
    times: contents.times,
    offers: toOffers(features),
  };
  return { contents, memo, reader, shown: base.shown };
}
