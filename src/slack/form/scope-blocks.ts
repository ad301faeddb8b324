import type { KnownBlock } from '@slack/types';
import { option, selectInput } from '../blocks/inputs.js';
import type { FormFacts } from './build-form.js';
import { blockIdOf } from './fields.js';
import type { Subject } from './memo.js';

/** The `action_id` by which the app hears that other meetings of the series are meant. */
export const SCOPE_ACTION = 'form-scope';

export type Scope = Extract<Subject, { readonly kind: 'edit' }>['scope'];

const SCOPES: Readonly<Record<Scope, string>> = {
  this: 'Only this one',
  following: 'This and all following',
  all: 'All of the series',
};

/** Undefined for what is none. */
export function findScope(name: string): Scope | undefined {
  return (Object.keys(SCOPES) as Scope[]).find((each) => each === name);
}

/** Which meetings of a series are edited; nothing for a one-off. */
export function buildScopeBlocks({ memo: { subject, revisions } }: FormFacts): readonly KnownBlock[] {
  if (subject.kind !== 'edit' || subject.occurId === null) return [];
  return [
    selectInput({
      id: blockIdOf('scope', revisions),
      actionId: SCOPE_ACTION,
      label: 'Which meetings?',
      hint: 'For this and all following, the series ends before this date, and another begins with a link of its own.',
      options: Object.entries(SCOPES).map(([scope, words]) => option(scope, words)),
      chosen: subject.scope,
    }),
  ];
}
