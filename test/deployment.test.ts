import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { describeFaults, readConfig } from '../src/config.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** Every variable that the configuration is read from, whichever way the app is connected. */
function knownVariables(): ReadonlySet<string> {
  const asked = new Set<string>();
  const connections = [{}, { SLACK_BOT_TOKEN: 'x' }, { SLACK_CLIENT_ID: 'x' }, { SMTP_URL: 'x' }];
  for (const connection of connections) {
    const environment: Record<string, string | undefined> = { ...connection };
    readConfig(
      new Proxy(environment, {
        get: (target, name) => {
          asked.add(String(name));
          return target[String(name)];
        },
      }),
    );
  }
  return asked;
}

describe('.env.example', () => {
  const variables = [...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name ?? '');

  test('has each variable that the configuration is read from, and no other', () => {
    const values = [...knownVariables()].filter((name) => !name.endsWith('_FILE'));
    expect(variables.toSorted()).toEqual(values.toSorted());
  });

  test('the README explains each of them, too', () => {
    const readme = read('README.md');
    expect(variables.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('the Dockerfile', () => {
  const lines = read('Dockerfile').replaceAll('\\\n', ' ').split('\n');
  const having = (instruction: string) => lines.filter((line) => line.startsWith(`${instruction} `));
  const last = lines.slice(lines.lastIndexOf(having('FROM').at(-1) ?? ''));

  test('stands on one exact Node, which the project runs on', () => {
    const images = having('FROM').map((line) => line.split(' ')[1]);
    expect(new Set(images).size).toBe(1);
    expect(images[0]).toMatch(/^node:20\.(19|2\d)\.\d+-bookworm-slim$/);
  });

  test('copies what is there, and what .dockerignore lets through', () => {
    const admitted = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const copied = having('COPY')
      .filter((line) => !line.includes('--from='))
      .flatMap((line) => line.split(' ').slice(1, -1));
    expect(copied.length).toBeGreaterThan(5);
    for (const path of copied) {
      expect({ path, isThere: existsSync(join(ROOT, path)) }).toEqual({ path, isThere: true });
      const isAdmitted = admitted.some(
        (line) => line === path || (line === 'tsconfig*.json' && /^tsconfig.*\.json$/.test(path)),
      );
      expect({ path, isAdmitted }).toEqual({ path, isAdmitted: true });
    }
  });

  test('holds at the end what production needs, started by nobody in particular', () => {
    expect(last.filter((line) => /^(RUN|COPY|ADD) /.test(line)).join('\n')).not.toMatch(/npm|src|\.env/);
    expect(last).toContain('COPY --from=production /build/node_modules ./node_modules');
    expect(having('RUN').some((line) => line.includes('npm ci --omit=dev'))).toBe(true);
    expect(last.indexOf('USER node')).toBeGreaterThan(0);
    expect(last.indexOf('USER node')).toBeLessThan(last.findIndex((line) => line.startsWith('CMD ')));
    const command = JSON.parse(last.find((line) => line.startsWith('CMD '))?.slice(4) ?? '');
    expect(command).toEqual(['node', '--enable-source-maps', 'dist/main.js']);
  });

  test('asks for health by Node itself, and says nothing secret', () => {
    const check = having('HEALTHCHECK').join();
    expect(check).not.toMatch(/curl|wget/);
    expect(JSON.parse(check.slice(check.indexOf('CMD ') + 4)).slice(0, 2)).toEqual(['node', '-e']);
    expect([...having('ARG'), ...having('ENV')]).toEqual(['ENV NODE_ENV=production']);
  });
});

const service = z.object({
  image: z.string(),
  env_file: z.string().optional(),
  environment: z.record(z.string(), z.string()).default({}),
  secrets: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  ports: z.array(z.string()).default([]),
  restart: z.string(),
  read_only: z.boolean(),
  stop_grace_period: z.string(),
  tmpfs: z.array(z.string()),
  healthcheck: z.object({ test: z.array(z.string()) }),
  security_opt: z.array(z.string()),
});

const compose = z
  .object({
    services: z.record(z.string(), service),
    networks: z.record(z.string(), z.object({ internal: z.boolean().optional() })),
    secrets: z.record(z.string(), z.object({ file: z.string() })),
  })
  .parse(parse(read('compose.yaml'), { merge: true }));

describe('compose.yaml', () => {
  const { services, networks, secrets } = compose;
  const app = services['app-1'];
  if (app === undefined) throw new Error('there is no app-1');

  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'starleaf-secrets-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('has the app twice, PostgreSQL and a proxy', () => {
    expect(Object.keys(services)).toEqual(['app-1', 'app-2', 'postgres', 'proxy']);
    expect(services['app-2']).toEqual(app);
  });

  test.each(Object.entries(services))(
    '%s writes nowhere but where it may, and comes back by itself',
    (_, each) => {
      expect(each).toMatchObject({ read_only: true, restart: 'unless-stopped' });
      expect(each.security_opt).toContain('no-new-privileges:true');
      expect(each.healthcheck.test.length).toBeGreaterThan(2);
      expect(Number.parseInt(each.stop_grace_period, 10)).toBeGreaterThanOrEqual(30);
      expect(each.image).toMatch(/^starleaf-slack$|:\d+\.\d+/);
    },
  );

  test('only the proxy is reached from outside, and the database by the app alone', () => {
    const open = Object.entries(services).filter(([, { ports }]) => ports.length > 0);
    expect(open.map(([name]) => name)).toEqual(['proxy']);
    expect(networks.data).toEqual({ internal: true });
    const near = Object.entries(services).filter(([, each]) => each.networks.includes('data'));
    expect(near.map(([name]) => name)).toEqual(['app-1', 'app-2', 'postgres']);
  });

  test('sets no variable that the app does not know, and secrets by files that it is given', () => {
    const known = knownVariables();
    expect(Object.keys(app.environment).filter((name) => !known.has(name))).toEqual([]);
    for (const path of Object.values(app.environment).filter((value) => value.startsWith('/run/'))) {
      const name = path.replace('/run/secrets/', '');
      expect({ name, isGiven: app.secrets.includes(name), isMade: name in secrets }).toEqual({
        name,
        isGiven: true,
        isMade: true,
      });
    }
  });

  test('with .env as it is explained and the secrets made, the app is content', () => {
    writeFileSync(join(folder, 'database_url'), 'postgres://starleaf:secret@postgres:5432/starleaf\n');
    writeFileSync(join(folder, 'credentials_key'), `${Buffer.alloc(32, 1).toString('base64')}\n`);
    const fromFile = Object.fromEntries(
      [...read('.env.example').matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
    );
    const config = readConfig({
      ...fromFile,
      PUBLIC_URL: 'https://starleaf.example.com',
      SLACK_BOT_TOKEN: 'xoxb-1-2-abc',
      SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99yyyzzz85a5',
      ...Object.fromEntries(
        Object.entries(app.environment).map(([name, value]) => [name, value.replace('/run/secrets', folder)]),
      ),
    });
    if ('length' in config) throw new Error(describeFaults(config));
    expect(config.databaseUrl).toBe('postgres://starleaf:secret@postgres:5432/starleaf');
    expect(config.credentialsKeys?.[0]).toEqual(Buffer.alloc(32, 1));
    expect(config.metrics).toEqual({ port: 9464, token: null });
  });

  test('the proxy leads to each replica, and not to what is for operators', () => {
    const caddyfile = read('deploy/Caddyfile');
    const upstreams = [...(/reverse_proxy (.*) \{/.exec(caddyfile)?.[1] ?? '').matchAll(/[\w-]+:\d+/g)];
    expect(upstreams.map(String)).toEqual(['app-1:3000', 'app-2:3000']);
    expect(app.environment.PORT).toBe('3000');
    expect(caddyfile).toMatch(/@inside path \/healthz \/readyz \/metrics\n\s*respond @inside 404/);
  });
});
