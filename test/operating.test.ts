import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { Metrics } from '../src/metrics/metrics.js';

const read = (name: string) => readFileSync(new URL(`../docs/operating/${name}`, import.meta.url), 'utf8');

const { groups } = z
  .object({
    groups: z.array(
      z.object({
        rules: z.array(
          z.object({
            alert: z.string(),
            expr: z.string(),
            annotations: z.object({ summary: z.string(), runbook: z.string() }),
            labels: z.object({ severity: z.enum(['critical', 'warning']) }),
          }),
        ),
      }),
    ),
  })
  .parse(parse(read('alerts.yaml')));
const ALERTS = groups.flatMap(({ rules }) => rules);

const { panels } = z
  .object({
    panels: z.array(
      z.object({
        title: z.string(),
        type: z.string(),
        targets: z.array(z.object({ expr: z.string() })).default([]),
      }),
    ),
  })
  .parse(JSON.parse(read('dashboard.json')));
const PANELS = panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const));

const QUERIES = [...PANELS, ...ALERTS.map(({ alert, expr }) => [alert, expr] as const)];

/** Metrics by their names as queries use them, with the labels that their samples carry. */
const known = new Map<string, ReadonlySet<string>>();

beforeAll(async () => {
  const metrics = new Metrics('1.0.0');
  metrics.watchProcess();
  metrics.watchQueue('accepted', async () => ({ due: 0, unfinished: 0, oldestDueAt: null }));
  metrics.onInvocation({ subcommand: 'meet', outcome: 'scheduled', seconds: 1 });
  metrics.onWorkDone({ kind: 'command', seconds: 1 });
  metrics.onAcknowledged({ kind: 'command', seconds: 1 });
  metrics.onStarLeafExchange({ method: 'GET', path: '/features', status: 200, seconds: 1 });
  metrics.onSlackExchange({ method: 'auth.test', result: 'ok', seconds: 1 });
  metrics.onRetry({ upstream: 'starleaf' });
  metrics.onBreaker({ upstream: 'starleaf', state: 'open' });
  metrics.onSignIn({ side: 'server', outcome: 'refused' });
  metrics.onMail({ outcome: 'sent' });
  metrics.onHttpRequest({ method: 'GET', route: '/', status: 200, seconds: 1 });
  const text = await metrics.text();
  for (const [, name = '', type = ''] of text.matchAll(/^# TYPE (\w+) (\w+)/gm)) {
    const parts = type === 'histogram' ? ['_bucket', '_sum', '_count'] : [''];
    for (const part of parts) known.set(`${name}${part}`, new Set());
  }
  for (const [, name = '', labels = ''] of text.matchAll(/^(\w+)(?:\{(.*)\})? /gm)) {
    const names = [...labels.matchAll(/(\w+)="/g)].map(([, label]) => label ?? '');
    known.set(name, new Set([...(known.get(name) ?? []), ...names]));
  }
});

const METRIC = /\b(?:starleaf|nodejs|process)_\w+/g;
/** What Prometheus itself adds to what it reads. */
const ADDED = ['job', 'instance'];

describe('the queries of dashboard and alerts', () => {
  test('are many', () => {
    expect(QUERIES.length).toBeGreaterThan(40);
  });

  test.each(QUERIES)('%s: asks for metrics that there are, by labels that they have', (_, expr) => {
    const asked = [...expr.matchAll(METRIC)].map(String);
    expect(asked.filter((name) => !known.has(name))).toEqual([]);
    for (const [, name = '', selected = ''] of expr.matchAll(/(\w+)\{([^}]*)\}/g)) {
      const labels = [...selected.matchAll(/(\w+)(?:=~?|!=|!~)"/g)].map(([, label]) => label ?? '');
      const own = [...(known.get(name) ?? []), ...ADDED];
      expect(labels.filter((label) => !own.includes(label))).toEqual([]);
    }
    const all = [...ADDED, ...asked.flatMap((name) => [...(known.get(name) ?? [])])];
    for (const [, list = ''] of expr.matchAll(/\b(?:by|on) \(([^)]*)\)/g)) {
      expect(list.split(', ').filter((label) => !all.includes(label))).toEqual([]);
    }
  });

  test('leave out no metric of ours', () => {
    const asked = QUERIES.flatMap(([, expr]) => [...expr.matchAll(METRIC)].map(String));
    const whole = (name: string) => name.replace(/_(?:bucket|sum|count)$/, '');
    const ours = [...known.keys()].filter((name) => name.startsWith('starleaf_')).map(whole);
    expect(ours.filter((name) => !asked.map(whole).includes(name))).toEqual([]);
  });
});

describe('the runbook', () => {
  const runbook = read('runbook.md');
  const sections = runbook.split(/^### /m).slice(1);
  const explained = sections.filter((section) => section.startsWith('StarLeaf'));

  test('has a section for each alert, and none for another', () => {
    const names = explained.map((section) => section.split('\n')[0] ?? '');
    expect(names.toSorted()).toEqual(ALERTS.map(({ alert }) => alert).toSorted());
    for (const { alert, annotations } of ALERTS) {
      expect(annotations.runbook).toBe(`docs/operating/runbook.md#${alert.toLowerCase()}`);
    }
  });

  test('says of each what it means, how to see it and what to do', () => {
    for (const section of explained) {
      expect(section).toContain('**Means.**');
      expect(section).toContain('**See.**');
      expect(section).toContain('**Do.**');
    }
  });

  test('asks for commands, variables and files that there are', () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')));
    const run = [...runbook.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name ?? '');
    expect(run.length).toBeGreaterThan(5);
    expect(run.filter((name) => !(name in scripts))).toEqual([]);
  });
});
