import type { KnownBlock } from '@slack/types';
import { textInput } from '../blocks/inputs.js';
import { PLAN_LIMITS } from '../plan.js';
import type { FormFacts } from './build-form.js';
import { blockIdOf } from './fields.js';

export function buildTitleBlock({ contents, memo, reader }: FormFacts): KnownBlock {
  return textInput({
    id: blockIdOf('title', memo.revisions),
    label: 'Title',
    isOptional: memo.subject.kind === 'schedule',
    value: contents.title,
    placeholder: reader.madeTitle,
    // A longer one that is there already is found fault with, not cut.
    longest: Math.max(PLAN_LIMITS.longestTitle, contents.title.length),
  });
}
