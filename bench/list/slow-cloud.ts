import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { CREDENTIAL } from './credential.js';

/*
 * A process of its own: a StarLeaf that holds so many conferences of everybody's, and takes so long for each answer. One
 * conference in four repeats weekly, and some of these have a moved occurrence. `/requests` tells how many requests have
 * come, signing in aside.
 */

const [conferences = 0, delayMs = 0] = process.argv.slice(2).map(Number);
let requests = 0;

const server = createServer((request, response) => {
  request.resume().on('end', async () => {
    const { pathname } = new URL(request.url ?? '/', 'http://cloud');
    if (pathname === '/requests') return void response.end(String(requests));
    const [, , collection = '', id, , occurId] = pathname.split('/').map(decodeURIComponent);
    if (collection === 'myconferences') requests += 1;
    await setTimeout(delayMs);
    const body = answer({ collection, id, occurId });
    response.writeHead(body === null ? 204 : 200, {
      'content-type': 'application/json',
      ...(collection === 'authenticate' && { 'set-cookie': 'session=1; Path=/' }),
    });
    response.end(body === null ? undefined : JSON.stringify(body));
  });
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));

function answer(asked: {
  readonly collection: string;
  readonly id: string | undefined;
  readonly occurId: string | undefined;
}): object | null {
  const { collection, id, occurId } = asked;
  if (collection === 'challenge') {
    return { salt: CREDENTIAL.salt, iterations: CREDENTIAL.iterations, challenge: '11'.repeat(32) };
  }
  if (collection === 'authenticate') return null;
  if (id === undefined) return { conf_ids: Array.from({ length: conferences }, (_, index) => `c${index}`) };
  const number = Number(id.slice(1));
  return occurId === undefined ? conference(number) : { settings: moved(number), canceled: false };
}

function conference(number: number): object {
  const room = `https://jitsi.example.com/${number}`;
  const isSeries = number % 4 === 0;
  return {
    settings: {
      title: `Meeting ${number}`,
      timezone: 'UTC',
      permanent: false,
      start: `${dayOf(number)}T10:00:00`,
      end: `${dayOf(number)}T10:30:00`,
      repetition: isSeries ? { frequency: 'weekly', interval: 1, count: null, until: null } : null,
      participants: [{ email: 'ben@example.com' }, { email: 'kim@example.com' }],
    },
    dial_info: { app_url: room, webrtc_link: room, formatted_access_code: '123 456 7890' },
    occur_mod: isSeries && number % 10 === 0 ? [`${dayOf(number, 7)}T10:00:00Z`] : [],
  };
}

function moved(number: number): object {
  const day = dayOf(number, 7);
  const title = `Meeting ${number}`;
  return { title, timezone: 'UTC', start: `${day}T14:00:00`, end: `${day}T14:30:00` };
}

const FIRST_DAY = Date.now() + 24 * 60 * 60 * 1000;

/** Spread over four weeks from tomorrow on. */
function dayOf(number: number, later = 0): string {
  const days = (number % 28) + later;
  return new Date(FIRST_DAY + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
