import { StarLeafError } from '../../starleaf/errors.js';
import { describeFeatures } from '../check/features.js';
import type { SelfTest, StarLeafTest, Step } from '../check/self-test.js';
import { describeFailure } from '../failure.js';
import type { Message } from '../message.js';
import { button, buttons, context, section } from './build.js';
import { bold, escapeText } from './mrkdwn.js';
import { describeDay } from './when.js';

/** One line of the report. */
interface Finding {
  readonly isFine: boolean;
  readonly words: string;
}

/** The report of a self-test: a line each, and what to do where one is not as it should be. */
export function buildSelfTest(found: SelfTest, reference: string): Message {
  const findings = describeSelfTest(found);
  const faults = findings.filter(({ isFine }) => !isFine).length;
  const summary = faults === 0 ? 'Everything works.' : `${faults} of ${findings.length} checks failed.`;
  const needsAccount = found.starleaf === null || isSignInRefused(found.starleaf);
  return {
    text: `${summary} Reference ${reference}.`,
    blocks: [
      section(`*${summary}*`),
      section(findings.map(({ isFine, words }) => `${isFine ? '✓' : '✗'} ${words}`).join('\n')),
      ...(needsAccount
        ? [
            buttons(
              button({ actionId: 'run-connect', label: 'Connect my account', value: 'connect another' }),
            ),
          ]
        : []),
      context(`Reference ${reference}. Whoever runs this app finds more under it in the log.`),
    ],
  };
}

function describeSelfTest({ slack, store, account, starleaf }: SelfTest): readonly Finding[] {
  return [
    describe(slack, (_, milliseconds) => `Slack answers (${milliseconds} ms).`),
    describe(
      store,
      (_, milliseconds) => `The store can be written and read (${milliseconds} ms).`,
      STORE_FAILED,
    ),
    describeAccount(account),
    ...(starleaf === null ? [] : describeStarLeaf(starleaf)),
  ];
}

const STORE_FAILED =
  'The store cannot be written. Whoever runs this app should look at `DATABASE_URL` and at the free space on its disk.';

function describeAccount(account: SelfTest['account']): Finding {
  if (account.kind === 'done' && account.value === undefined) {
    return {
      isFine: false,
      words: 'No StarLeaf account of yours is connected: connect it, then check again.',
    };
  }
  return describe(
    account,
    (since) =>
      since === undefined
        ? ''
        : `You are connected as ${bold(since.email)} since ${describeDay(since.since)}.`,
    'Your StarLeaf account cannot be looked up in the store.',
  );
}

function describeStarLeaf(starleaf: StarLeafTest): readonly Finding[] {
  if (isSignInRefused(starleaf)) {
    return [{ isFine: false, words: 'StarLeaf answers, and no longer accepts your sign-in: connect again.' }];
  }
  const { version, features, meetings } = starleaf;
  return [
    describe(
      version,
      ({ softwareVersion, apiMinorVersion }, milliseconds) =>
        `StarLeaf answers and accepts your sign-in (${milliseconds} ms): version ${escapeText(softwareVersion)}, API minor version ${apiMinorVersion}.`,
    ),
    describeOffer(features),
    describeMeetings(meetings),
  ];
}

function describeOffer(features: StarLeafTest['features']): Finding {
  const finding = describe(
    features,
    (offered) => `Your organisation has: ${escapeText(describeFeatures(offered))}.`,
  );
  if (features.kind === 'failed' || features.value.has('conferencing')) return finding;
  return {
    isFine: false,
    words: `${finding.words} Scheduling meetings is not among it: whoever administers StarLeaf for you can change that.`,
  };
}

function describeMeetings(meetings: StarLeafTest['meetings']): Finding {
  return describe(meetings, ({ meetings: readable, unreadable }, milliseconds) => {
    const count = `${readable.length} meeting${readable.length === 1 ? '' : 's'} of yours can be read (${milliseconds} ms)`;
    return unreadable === 0
      ? `${count}.`
      : `${count}; ${unreadable} more are not shown to this app by StarLeaf.`;
  });
}

function describe<Value>(
  step: Step<Value>,
  say: (value: Value, milliseconds: number) => string,
  failed?: string,
): Finding {
  switch (step.kind) {
    case 'done':
      return { isFine: true, words: say(step.value, step.milliseconds) };
    case 'failed':
      return { isFine: false, words: failed ?? describeFailure(step.error).text };
    default:
      return step satisfies never;
  }
}

function isSignInRefused(starleaf: StarLeafTest): boolean {
  return Object.values(starleaf).some(
    (step: Step<unknown>) =>
      step.kind === 'failed' &&
      step.error instanceof StarLeafError &&
      step.error.failure === 'sign-in-refused',
  );
}
