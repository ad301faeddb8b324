import type { Credential } from '../credentials/credential.js';
import type { Owner } from '../credentials/owner.js';
import { StarLeafError } from '../starleaf/errors.js';
import type { StarLeafAccount } from '../starleaf/service.js';
import type { Answer } from './answer.js';
import { buildConnectPrompt, type ConnectReason } from './blocks/connect-prompt.js';
import type { Invocation } from './invocation.js';
import type { Tools } from './tools.js';

/** A person's StarLeaf account, ready to be used. */
export interface ConnectedAccount {
  readonly starleaf: StarLeafAccount;
  readonly credential: Credential;
}

/** Something that needs an account. */
export interface AccountUse {
  readonly invocation: Invocation;
  /** What the sentence was understood as, in mrkdwn; null where there is nothing to go on with. */
  readonly draftWords: string | null;
  readonly tools: Tools;
}

/**
 * Runs something with the person's StarLeaf account. Who has none, or whose sign-in StarLeaf no longer takes,
 * is asked to connect; what they typed waits and runs afterwards.
 */
export async function withAccount(
  use: AccountUse,
  run: (account: ConnectedAccount) => Promise<Answer>,
): Promise<Answer> {
  const { owner } = use.invocation;
  const { vault, starleaf } = use.tools;
  const credential = await vault.find(owner);
  // A button without a sentence is pressed again afterwards, so it has to stay.
  const ask = async (reason: ConnectReason): Promise<Answer> => ({
    ...(await askToConnect(use, reason)),
    keepsPressed: use.draftWords === null,
  });
  if (credential === undefined) return ask('not-connected');
  await vault.noteUse(owner);
  try {
    return await run({ starleaf: starleaf.account(owner, credential), credential });
  } catch (error) {
    if (!(error instanceof StarLeafError) || error.failure !== 'sign-in-refused') throw error;
    await forgetAccount(owner, use.tools);
    return ask('sign-in-refused');
  }
}

/** For a sign-in that StarLeaf refuses: kept, it would be refused at every command. One clear request instead of a loop. */
export async function forgetAccount(owner: Owner, { vault, starleaf, features }: Tools): Promise<void> {
  features.forget(owner);
  await Promise.all([vault.forget(owner), starleaf.forgetSession(owner)]);
}

/** A private prompt with a link that is good once, for ten minutes, for this person. */
export async function askToConnect(
  { invocation, draftWords, tools }: AccountUse,
  reason: ConnectReason,
): Promise<Answer> {
  const { owner } = invocation;
  const [person, draftId] = await Promise.all([
    tools.people.find(owner),
    tools.drafts.park({ invocation, continues: draftWords !== null, promptAddress: null }),
  ]);
  const { url } = await tools.links.create({
    owner,
    email: person.email,
    name: person.name,
    resume: draftId,
    continues: draftWords !== null,
  });
  return { privately: buildConnectPrompt({ reason, draftWords, url, draftId }) };
}
