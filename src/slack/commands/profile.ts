import type { Answer } from '../answer.js';
import { withAccount } from '../connected.js';
import { buildProfileForm } from '../profile/profile-form.js';
import { toShown } from '../profile/shown-profile.js';
import type { Subcommand, SubcommandUse } from '../subcommand.js';
import { meet } from './meet.js';

/** `/starleaf profile`: the person's profile in StarLeaf, as a form. */
export const profile: Subcommand = {
  name: 'profile',
  usage: 'profile',
  summary: 'shows and changes your StarLeaf profile: name, time zone, language, phones',
  run: showProfile,
};

async function showProfile(use: SubcommandUse): Promise<Answer> {
  const { invocation, rest, tools, stage } = use;
  // "Profile review tomorrow 3pm" is a meeting.
  if (rest !== '') return meet.run({ ...use, rest: `profile ${rest}` });
  return withAccount({ invocation, draftWords: '*your StarLeaf profile*', tools }, async ({ starleaf }) => {
    stage.expectView();
    const [found, features] = await Promise.all([starleaf.readProfile(), starleaf.features()]);
    const shown = toShown(found, { hasLayouts: features.has('conf_layouts') });
    return { view: buildProfileForm({ shown, fields: found, email: found.email, notice: null }) };
  });
}
