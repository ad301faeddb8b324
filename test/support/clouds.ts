import { PEOPLE } from '../../src/playground/people.js';
import { startCloud } from './cloud.js';
import { patternOf } from './documented-cloud/answer.js';
import { openDocumentedCloud } from './documented-cloud/open.js';
import { Onlooker } from './onlooker.js';

/** Whatever speaks StarLeaf's API and has accounts for the playground's people, who have no meetings yet. */
export interface AnyCloud {
  /** `/v1` included. */
  readonly url: string;
  /** What a Join button leads to. */
  readonly joinLink: RegExp;
  /** Whether `GET /features` has `conf_recording`. */
  readonly canRecord: boolean;
  /** The requests so far, such as `GET /myconferences/:`, in the order they came. */
  asked(): readonly string[];
  /** What a client did against the documentation. */
  violations(): readonly string[];
}

/** Clouds of one kind, one test after the other. */
export interface CloudKind {
  fresh(): Promise<AnyCloud>;
  close(): Promise<void>;
}

/** A table for `describe.each`: the same is true of both kinds, which share no code. */
export const CLOUDS: readonly (readonly [name: string, open: () => Promise<CloudKind>])[] = [
  ['our conference server', openOurs],
  ['a cloud as documented', openDocumented],
];

/** One server for all tests, since it takes long to start; each test finds it empty. */
async function openOurs(): Promise<CloudKind> {
  const server = await startCloud();
  for (const { email, password } of PEOPLE) await server.add(email, password);
  return {
    fresh: async () => {
      for (const person of PEOPLE) await tidyUp(await Onlooker.signIn(server.url, person));
      const begin = server.requests.length;
      return {
        url: server.url,
        joinLink: /^https:\/\/jitsi\.example\.com\/[\w-]{22,}$/,
        canRecord: false,
        asked: () => server.requests.slice(begin).map(withoutIds),
        violations: () => [],
      };
    },
    close: () => server.close(),
  };
}

async function tidyUp(onlooker: Onlooker): Promise<void> {
  for (const { id } of await onlooker.conferences())
    await onlooker.ask('DELETE', `/myconferences/${encodeURIComponent(id)}`);
  await onlooker.ask('PUT', '/myprofile', { firstname: 'Test', lastname: 'Person' });
}

async function openDocumented(): Promise<CloudKind> {
  let cloud = await openDocumentedCloud();
  return {
    fresh: async () => {
      await cloud.close();
      cloud = await openDocumentedCloud();
      const { url, requests, violations } = cloud;
      return {
        url,
        joinLink: /^https:\/\/meet\.starleaf\.com\/\d{10}\/app$/,
        canRecord: true,
        asked: () => requests.map(({ method, pattern }) => `${method} ${pattern}`),
        violations: () => violations,
      };
    },
    close: () => cloud.close(),
  };
}

function withoutIds(request: string): string {
  const [method = '', path = ''] = request.split(' ');
  return `${method} ${patternOf(path.split('/').slice(1))}`;
}
