import { describe, expect, test } from '@jest/globals';
import { Metrics } from '../../src/metrics/metrics.js';

function readSample(text: string, sample: string): number | undefined {
  const line = text.split('\n').find((each) => each.startsWith(`${sample} `));
  return line === undefined ? undefined : Number(line.slice(sample.length + 1));
}

describe('what happened is counted', () => {
  test('uses of the command, by subcommand and outcome, with how long they took', async () => {
    const metrics = new Metrics('1.2.3');
    metrics.onInvocation({ subcommand: 'meet', outcome: 'scheduled', seconds: 0.3 });
    metrics.onInvocation({ subcommand: 'meet', outcome: 'scheduled', seconds: 7 });
    metrics.onInvocation({ subcommand: 'list', outcome: 'failed', seconds: 0.1 });
    const text = await metrics.text();
    expect(readSample(text, 'starleaf_invocations_total{subcommand="meet",outcome="scheduled"}')).toBe(2);
    expect(readSample(text, 'starleaf_invocations_total{subcommand="list",outcome="failed"}')).toBe(1);
    expect(readSample(text, 'starleaf_invocation_seconds_bucket{le="0.5",subcommand="meet"}')).toBe(1);
    expect(readSample(text, 'starleaf_invocation_seconds_bucket{le="10",subcommand="meet"}')).toBe(2);
    expect(readSample(text, 'starleaf_build_info{version="1.2.3"}')).toBe(1);
  });

  test('exchanges that had no answer have a status of their own', async () => {
    const metrics = new Metrics('0');
    metrics.onStarLeafExchange({ method: 'PUT', path: '/myconferences/:', status: 200, seconds: 0.1 });
    metrics.onStarLeafExchange({ method: 'PUT', path: '/myconferences/:', status: null, seconds: 5 });
    const text = await metrics.text();
    for (const status of ['200', 'none']) {
      const labels = `method="PUT",path="/myconferences/:",status="${status}"`;
      expect(readSample(text, `starleaf_api_exchanges_total{${labels}}`)).toBe(1);
    }
  });

  test('a circuit breaker is in one state at a time', async () => {
    const metrics = new Metrics('0');
    metrics.onBreaker({ upstream: 'starleaf', state: 'open' });
    metrics.onBreaker({ upstream: 'starleaf', state: 'half-open' });
    const text = await metrics.text();
    const states = ['closed', 'half-open', 'open'].map((state) =>
      readSample(text, `starleaf_breaker_state{upstream="starleaf",state="${state}"}`),
    );
    expect(states).toEqual([0, 1, 0]);
  });

  test('whatever Slack says, there is an end of labels', async () => {
    const metrics = new Metrics('0');
    metrics.onSlackExchange({ method: 'chat.postMessage', result: 'ratelimited', seconds: 0 });
    metrics.onSlackExchange({ method: 'chat.postMessage', result: 'ana@example.com', seconds: 0 });
    for (let count = 0; count < 1_000; count += 1) {
      metrics.onSlackExchange({ method: 'chat.postMessage', result: `error_${count}`, seconds: 0 });
    }
    const text = await metrics.text();
    expect(text.match(/starleaf_slack_exchanges_total\{/g)?.length).toBe(61);
    expect(text).toContain('result="ratelimited"');
    expect(text).not.toContain('example.com');
  });
});

describe('a queue', () => {
  test('is asked for its depth whenever somebody looks', async () => {
    const metrics = new Metrics('0');
    let due = 3;
    metrics.watchQueue('work', async () => ({ due, unfinished: 9, oldestDueAt: Date.now() - 60_000 }));
    const first = await metrics.text();
    expect(readSample(first, 'starleaf_jobs{queue="work",state="due"}')).toBe(3);
    expect(readSample(first, 'starleaf_jobs{queue="work",state="unfinished"}')).toBe(9);
    expect(readSample(first, 'starleaf_jobs_oldest_seconds{queue="work"}')).toBeGreaterThanOrEqual(60);
    due = 0;
    expect(readSample(await metrics.text(), 'starleaf_jobs{queue="work",state="due"}')).toBe(0);
  });

  test('that does not answer is left out, and the rest is there', async () => {
    const metrics = new Metrics('0');
    let isThere = true;
    metrics.watchQueue('gone', async () => {
      if (!isThere) throw new Error('no store');
      return { due: 1, unfinished: 1, oldestDueAt: null };
    });
    metrics.watchQueue('work', async () => ({ due: 2, unfinished: 2, oldestDueAt: null }));
    expect(readSample(await metrics.text(), 'starleaf_jobs{queue="gone",state="due"}')).toBe(1);
    isThere = false;
    const text = await metrics.text();
    expect(text).not.toContain('queue="gone"');
    expect(readSample(text, 'starleaf_jobs{queue="work",state="due"}')).toBe(2);
    expect(readSample(text, 'starleaf_jobs_oldest_seconds{queue="work"}')).toBe(0);
  });
});
