import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const SOURCE = fileURLToPath(new URL('../src', import.meta.url));

interface Import {
  readonly file: string;
  /** The folder of src the file is in, or its own name where it lies in src itself. */
  readonly from: string;
  /** Likewise what is imported; a package by its name. */
  readonly to: string;
  readonly isOurs: boolean;
}

const IMPORTS = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes(`page/`))
  .flatMap(readImports);

function readImports(file: string): readonly Import[] {
  const text = readFileSync(join(SOURCE, file), 'utf8');
  const lines = text.matchAll(
    /(?:^|\n)(?:import|export)\b[^;]*?\bfrom\s+'([^']+)'|(?:^|\n)import\s+'([^']+)'/g,
  );
  return [...lines].map((match) => {
    const target = match[1] ?? match[2] ?? '';
    const isOurs = target.startsWith('.');
    const to = isOurs
      ? partOf(relative(SOURCE, resolve(join(SOURCE, dirname(file)), target)))
      : packageOf(target);
    return { file, from: partOf(file), to, isOurs };
  });
}

function partOf(path: string): string {
  return path.split('/')[0]?.replace(/\.(js|ts)$/, '') ?? '';
}

function packageOf(target: string): string {
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
}

function offenders(rule: (line: Import) => boolean): readonly string[] {
  return IMPORTS.filter(rule).map(({ file, to }) => `${file} → ${to}`);
}

/** What each folder may import of ours besides itself. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  meeting: [],
  credentials: ['storage'],
  storage: ['credentials'],
  neighbours: [],
  starleaf: ['credentials', 'meeting', 'neighbours', 'storage', 'request-id'],
  connect: ['credentials', 'request-id', 'starleaf', 'storage', 'web'],
  slack: [
    'meeting',
    'neighbours',
    'starleaf',
    'credentials',
    'connect',
    'storage',
    'describe-error',
    'request-id',
  ],
  metrics: [],
  'conference-server': ['request-id'],
  playground: [],
  web: ['config', 'request-id', 'start-error', 'storage'],
};

describe('dependency direction', () => {
  test('the import lines are found', () => {
    expect(IMPORTS.length).toBeGreaterThan(200);
  });

  test.each(Object.entries(ALLOWED))('%s imports only what lies below it', (folder, allowed) => {
    expect(
      offenders(
        ({ from, to, isOurs }) => from === folder && isOurs && to !== folder && !allowed.includes(to),
      ),
    ).toEqual([]);
  });

  test('only the process starts the conference server and the playground', () => {
    const starters = [
      'start',
      'start-conference-server',
      'start-conference-server-alone',
      'conference-server-store',
      'start-playground',
      'accounts',
    ];
    expect(
      offenders(
        ({ from, to, isOurs }) =>
          isOurs &&
          (to === 'conference-server' || to === 'playground') &&
          from !== to &&
          !starters.includes(from),
      ),
    ).toEqual([]);
  });
});

describe('packages stay in their place', () => {
  test.each<[string, readonly string[]]>([
    ['axios', ['starleaf']],
    ['tough-cookie', ['starleaf']],
    ['cockatiel', ['neighbours', 'starleaf', 'slack']],
    ['libsql', ['storage']],
    ['prom-client', ['metrics']],
    ['pg', ['storage']],
    ['chrono-node', ['meeting']],
    ['rrule-temporal', ['meeting']],
    ['@slack/bolt', ['slack', 'app']],
    ['@slack/oauth', ['slack']],
    ['@slack/web-api', ['slack']],
  ])('%s is imported by %j alone', (name, places) => {
    expect(offenders(({ from, to }) => to === name && !places.includes(from))).toEqual([]);
  });

  test('the local Slack takes types of Slack and nothing that runs', () => {
    expect(
      offenders(({ from, to }) => from === 'playground' && to.startsWith('@slack/') && to !== '@slack/types'),
    ).toEqual([]);
  });

  test('meeting is pure: luxon, chrono and rrule, and nothing of the machine', () => {
    expect(
      offenders(
        ({ from, to, isOurs }) =>
          from === 'meeting' && !isOurs && !['luxon', 'chrono-node', 'rrule-temporal'].includes(to),
      ),
    ).toEqual([]);
  });

  test('the environment is read in one place', () => {
    const readers = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .filter((file) => readFileSync(join(SOURCE, file), 'utf8').includes('process.env'));
    const mains = ['main.ts', 'conference-server-main.ts', 'accounts.ts', 'store.ts'];
    expect(readers.filter((file) => !mains.includes(file))).toEqual([]);
  });
});
