import type { Owner } from '../../credentials/owner.js';
import type { ConnectedSince } from '../../credentials/vault.js';
import type { MeetingList } from '../../starleaf/meeting-list.js';
import type { StarLeafAccount } from '../../starleaf/service.js';
import type { Tools } from '../tools.js';

/** What a step gave and how long it took, or why it failed. */
export type Step<Value> =
  | { readonly kind: 'done'; readonly value: Value; readonly milliseconds: number }
  | { readonly kind: 'failed'; readonly error: unknown };

/** What was found about everything that the app needs to serve one person. */
export interface SelfTest {
  readonly slack: Step<void>;
  readonly store: Step<void>;
  /** Undefined inside where no account is connected. */
  readonly account: Step<ConnectedSince | undefined>;
  /** Null where there is no account to ask as. */
  readonly starleaf: StarLeafTest | null;
}

export interface StarLeafTest {
  readonly version: Step<Awaited<ReturnType<StarLeafAccount['version']>>>;
  readonly features: Step<ReadonlySet<string>>;
  readonly meetings: Step<MeetingList>;
}

/** Tries everything side by side; nothing that fails keeps the rest from being tried. */
export async function runSelfTest(owner: Owner, tools: Tools): Promise<SelfTest> {
  const [slack, store, account, starleaf] = await Promise.all([
    take(() => tools.probes.slack(owner)),
    take(() => tools.probes.store()),
    take(() => tools.vault.describe(owner)),
    testStarLeaf(owner, tools),
  ]);
  return { slack, store, account, starleaf };
}

async function testStarLeaf(owner: Owner, { vault, starleaf }: Tools): Promise<StarLeafTest | null> {
  // Why it cannot be read is what the step about the account says.
  const credential = await vault.find(owner).catch(() => undefined);
  if (credential === undefined) return null;
  const account = starleaf.account(owner, credential);
  const [version, features, meetings] = await Promise.all([
    take(() => account.version()),
    take(() => account.features()),
    take(() => account.listMeetings()),
  ]);
  return { version, features, meetings };
}

async function take<Value>(step: () => Promise<Value>): Promise<Step<Value>> {
  const started = performance.now();
  try {
    const value = await step();
    return { kind: 'done', value, milliseconds: Math.round(performance.now() - started) };
  } catch (error) {
    return { kind: 'failed', error };
  }
}
