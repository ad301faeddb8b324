import type { ActionUse } from '../action.js';
import type { Answer } from '../answer.js';
import { withAccount } from '../connected.js';
import { readMemo } from '../form/memo.js';
import { reopenEdit } from '../form/open-edit.js';
import { readContents } from '../form/read-contents.js';
import { findScope } from '../form/scope-blocks.js';
import type { Press } from '../press.js';
import { toInvocation } from '../press-invocation.js';

/** Other meetings of the series are meant: the form is filled in for those. */
export async function changeEditScope(press: Press, { tools }: ActionUse): Promise<Answer> {
  const { view, owner } = press;
  const memo = readMemo(view?.metadata ?? '');
  const scope = findScope(press.value);
  if (view === null || memo?.subject.kind !== 'edit' || scope === undefined) return {};
  const { confId, occurId } = memo.subject;
  const typed = readContents(view.values, memo);
  const invocation = toInvocation(press, { text: '', now: tools.now() });
  return withAccount({ invocation, draftWords: null, tools }, (account) =>
    reopenEdit({ confId, occurId, scope }, { owner, account, tools, typed, memo }),
  );
}
