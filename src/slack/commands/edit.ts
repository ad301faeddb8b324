import { takeWhich } from '../agenda/which.js';
import { withWhich } from '../agenda/with-which.js';
import type { Answer } from '../answer.js';
import { NOT_OURS } from '../changes/words.js';
import { openEdit } from '../form/open-edit.js';
import type { Subcommand, SubcommandUse } from '../subcommand.js';

/** `/starleaf edit [which] [to <when>]`: opens the form of a meeting. */
export const edit: Subcommand = {
  name: 'edit',
  usage: 'edit standup',
  summary: 'opens a meeting to be changed: time, people, agenda and all the rest',
  run: runEdit,
};

async function runEdit(use: SubcommandUse): Promise<Answer> {
  const { invocation, tools, rest } = use;
  const { which, rest: behind } = takeWhich(rest, /(?<=\s|^)to\s/i);
  const words = behind.replace(/^to\s+/i, '');
  use.stage.expectView();
  const again = (ref: string) => `edit ${ref}${words === '' ? '' : ` to ${words}`}`;
  return withWhich({ ...use, which, again }, async ({ entry, ...account }) => {
    const { meeting, occurId } = entry;
    if (!meeting.isOurs) return { privately: NOT_OURS };
    const scope = occurId === null ? 'all' : 'this';
    return openEdit(
      { confId: meeting.confId, occurId, scope },
      { owner: invocation.owner, account, tools, words },
    );
  });
}
