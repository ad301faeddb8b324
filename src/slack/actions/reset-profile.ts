import type { Profile, ProfileFields } from '../../starleaf/profile.js';
import type { StarLeafAccount } from '../../starleaf/service.js';
import type { ActionUse } from '../action.js';
import type { Answer } from '../answer.js';
import { buildProfileReset } from '../blocks/profile-changed.js';
import { withAccount } from '../connected.js';
import type { Press } from '../press.js';
import { toInvocation } from '../press-invocation.js';

/** `Reset all to my organisation's defaults` in the profile's form, confirmed. */
export async function resetProfile(press: Press, { tools }: ActionUse): Promise<Answer> {
  const invocation = toInvocation(press, { text: 'profile', now: tools.now() });
  return withAccount({ invocation, draftWords: null, tools }, async ({ starleaf }) => ({
    privately: buildProfileReset(await reset(starleaf)),
  }));
}

/** Names and phones stay: the organisation has none to put in their place. */
async function reset(starleaf: StarLeafAccount): Promise<Profile['defaults']> {
  const profile = await starleaf.readProfile();
  const { firstname, lastname, phoneHome, phoneWork, phoneMobile, defaults } = profile;
  // StarLeaf will not hear of names and phones that an integration manages, and a PUT cannot leave them out.
  if (profile.isExternallyManaged) await starleaf.changeProfile(withoutOwnValues(profile));
  else await starleaf.replaceProfile({ firstname, lastname, phoneHome, phoneWork, phoneMobile });
  return defaults;
}

function withoutOwnValues(profile: Profile): Partial<ProfileFields> {
  const own = (['zone', 'locale', 'layout'] as const).filter((name) => profile[name] !== null);
  return Object.fromEntries(own.map((name) => [name, null]));
}
