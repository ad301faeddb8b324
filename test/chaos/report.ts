import { type Fate, isFailure, judge, type Verdict, type Wish } from './wish.js';

/** A wish that was not treated as promised. */
export interface Finding {
  readonly wish: Wish;
  readonly fate: Fate;
  readonly verdict: NonNullable<Verdict>;
}

/** What happened to the processes meanwhile. */
export interface Events {
  readonly deliveredTwice: number;
  readonly kills: number;
  readonly graceful: number;
  readonly databaseRestarts: number;
  readonly starleafFaults: number;
  readonly slackFaults: number;
  readonly milliseconds: number;
}

/** Everything that is counted, and whether each promise was kept. */
export interface Report {
  readonly rows: readonly (readonly [name: string, value: string | number])[];
  readonly findings: readonly Finding[];
}

export function report(
  wishes: readonly Wish[],
  { fateOf, events }: { readonly fateOf: (wish: Wish) => Fate; readonly events: Events },
): Report {
  const all = wishes.map((wish) => ({ wish, fate: fateOf(wish) }));
  const findings = all.flatMap(({ wish, fate }) => {
    const verdict = judge(wish, fate);
    return verdict === null ? [] : [{ wish, fate, verdict }];
  });
  const accepted = all.filter(({ wish }) => wish.ackMs !== null);
  const refused = all.filter(({ wish }) => wish.ackMs === null);
  const isDone = ({ fate }: { fate: Fate }) => fate.conferences > 0;
  const toAck = accepted.map(({ wish }) => wish.ackMs ?? 0);
  const toCard = all.flatMap(({ wish, fate }) => (fate.cardAt === null ? [] : [fate.cardAt - wish.sentAt]));
  const rows = [
    ['sent', all.length],
    ['of them by a form', all.filter(({ wish }) => wish.way === 'submission').length],
    ['delivered twice', events.deliveredTwice],
    ['accepted', accepted.length],
    ['refused at the door', refused.length],
    ['of them done nevertheless, the acknowledgement being lost', refused.filter(isDone).length],
    ['conferences', sum(all.map(({ fate }) => fate.conferences))],
    ['cards', sum(all.map(({ fate }) => fate.cards))],
    ['told of a failure', all.filter(({ wish }) => wish.told.some(isFailure)).length],
    ['accepted, not done, and told so', accepted.filter((each) => !isDone(each) && isTold(each)).length],
    [
      'done, its card in doubt where the app is no member, and told so',
      all.filter((each) => isDone(each) && isOnlyTold(each)).length,
    ],
    ['twice', all.filter(({ fate }) => fate.conferences > 1 || fate.cards > 1).length],
    ['lost', findings.filter(({ fate }) => fate.conferences < 2 && fate.cards < 2).length],
    ['StarLeaf requests that failed', events.starleafFaults],
    ['Slack requests that failed', events.slackFaults],
    ['replicas killed', events.kills],
    ['replicas stopped gracefully', events.graceful],
    ['database restarts', events.databaseRestarts],
    ['to the acknowledgement, p50 / p99 ms', percentiles(toAck)],
    ['to the card, p50 / p99 ms', percentiles(toCard)],
    ['duration, s', Math.round(events.milliseconds / 1000)],
  ] as const;
  return { rows, findings };
}

/** As Markdown. */
export function describeTable({ rows }: Report): string {
  return ['| | |', '|---|---:|', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n');
}

/** One line for each broken promise. */
export function describeFindings({ findings }: Report): string {
  return findings
    .map(({ wish, fate, verdict }) => {
      const { title, by, channel, way, ackMs, problem, told } = wish;
      const facts = { by, channel, way, sentAt: new Date(wish.sentAt).toISOString(), ackMs, problem, told };
      return `${title}: ${verdict} ${JSON.stringify({ ...fate, ...facts })}`;
    })
    .join('\n');
}

type Counted = { readonly wish: Wish; readonly fate: Fate };

function isTold({ wish }: Counted): boolean {
  return wish.told.some(isFailure);
}

function isOnlyTold({ wish, fate }: Counted): boolean {
  return fate.cards === 0 && judge(wish, fate) === null;
}

function percentiles(values: readonly number[]): string {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN);
  return `${at(0.5)} / ${at(0.99)}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
