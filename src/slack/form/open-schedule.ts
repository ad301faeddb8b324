import type { ModalView } from '@slack/types';
import type { Owner } from '../../credentials/owner.js';
import type { StarLeafAccount } from '../../starleaf/service.js';
import type { Answer } from '../answer.js';
import { withAccount } from '../connected.js';
import type { Invocation } from '../invocation.js';
import type { ExpectsView } from '../stage.js';
import type { Tools } from '../tools.js';
import { buildForm } from './build-form.js';
import { findFormReader } from './form-reader.js';
import { digest, type Memo } from './memo.js';
import { toOffers } from './offers.js';
import { type Prefill, toContents } from './prefill.js';
import { readPickers } from './read-when.js';

/** Opens the form to schedule a meeting in, for somebody with an account; others connect first. */
export function openSchedule(
  prefill: Prefill,
  use: {
    readonly invocation: Invocation;
    /** What they are told to connect for, in mrkdwn, where the invocation is to run again then; else null. */
    readonly draftWords: string | null;
    readonly tools: Tools;
    readonly stage: ExpectsView;
  },
): Promise<Answer> {
  const { invocation, tools, stage } = use;
  return withAccount(use, async ({ starleaf }) => {
    stage.expectView();
    return { view: await buildScheduleView(prefill, { owner: invocation.owner, starleaf, tools }) };
  });
}

/** The form, filled in as far as something is known. */
export async function buildScheduleView(
  prefill: Prefill,
  use: { readonly owner: Owner; readonly starleaf: StarLeafAccount; readonly tools: Tools },
): Promise<ModalView> {
  const { owner, starleaf, tools } = use;
  const [reader, features] = await Promise.all([
    findFormReader(owner, tools),
    tools.features.find(owner, starleaf),
  ]);
  const contents = await toContents(prefill, { reader, people: tools.people });
  const { channelId, thread = null, notice } = prefill;
  const memo: Memo = {
    subject: { kind: 'schedule', channelId, thread },
    revisions: { words: 0, times: 0, rest: 0 },
    at: reader.now,
    source: 'times',
    words: digest(''),
    times: contents.times,
    offers: toOffers(features),
  };
  const reading = readPickers(contents, memo, reader);
  return buildForm({ contents, memo, reading, reader, ...(notice === undefined ? {} : { notice }) });
}
