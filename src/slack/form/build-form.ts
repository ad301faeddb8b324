import type { ModalView } from '@slack/types';
import { buildFormView } from '../blocks/form-view.js';
import type { Contents } from './contents.js';
import type { FormReader } from './form-reader.js';
import { type Memo, type Subject, writeMemo } from './memo.js';
import { buildMoreBlocks } from './more-blocks.js';
import { buildPeopleBlocks } from './people-blocks.js';
import type { WhenReading } from './read-when.js';
import { buildScopeBlocks } from './scope-blocks.js';
import { buildTimeBlocks } from './time-blocks.js';
import { buildTitleBlock } from './title-block.js';

/** All that a form shows. */
export interface FormFacts {
  readonly contents: Contents;
  readonly memo: Memo;
  readonly reading: WhenReading;
  readonly reader: FormReader;
  /** In mrkdwn, above everything else. */
  readonly notice?: string;
}

/** The `callback_id` of the form for each of its uses. */
export const FORM_IDS = { schedule: 'schedule', edit: 'edit' } as const satisfies Record<
  Subject['kind'],
  string
>;

/** The form in which meetings are scheduled and edited. https://docs.slack.dev/surfaces/modals */
export function buildForm(facts: FormFacts): ModalView {
  const { memo, notice = null } = facts;
  const { kind } = memo.subject;
  return buildFormView({
    id: FORM_IDS[kind],
    title: kind === 'schedule' ? 'Schedule a meeting' : nameEdit(memo.subject),
    submit: kind === 'schedule' ? 'Schedule' : 'Save',
    metadata: writeMemo(memo),
    notice,
    blocks: [
      ...buildScopeBlocks(facts),
      buildTitleBlock(facts),
      ...buildTimeBlocks(facts),
      ...buildPeopleBlocks(facts),
      ...buildMoreBlocks(facts),
    ],
  });
}

function nameEdit(subject: Subject): string {
  if (subject.kind !== 'edit' || subject.occurId === null) return 'Edit';
  if (subject.scope === 'all') return 'Edit all';
  return subject.scope === 'this' ? 'Edit only this one' : 'Edit this and following';
}
