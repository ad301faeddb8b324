import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a stand-in says to a request for a path. */
export type Answerer = (path: string) => { readonly status: number; readonly body: unknown };

/** A neighbour of the app that answers at once, whatever it is asked. */
export async function startNeighbour(
  answer: Answerer,
): Promise<{ readonly server: Server; readonly origin: string }> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const { status, body } = answer(request.url ?? '/');
      response.writeHead(status, { 'content-type': 'application/json', 'set-cookie': 'session=1; Path=/' });
      response.end(body === null ? undefined : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** As the Web API would; everybody is Ada. */
export function answerAsSlack(path: string): { readonly status: number; readonly body: unknown } {
  const profile = { display_name: 'Ada', email: 'ada@example.com' };
  const user = { id: 'U1', name: 'ada', tz: 'Europe/London', locale: 'en-GB', profile };
  return {
    status: 200,
    body: {
      ok: true,
      user_id: 'U0',
      bot_id: 'B0',
      channel: 'C1',
      ts: '1.000001',
      ...(path.includes('users.info') ? { user } : {}),
    },
  };
}

/** Everybody may sign in, and every meeting is made. */
export function answerAsStarLeaf(path: string): { readonly status: number; readonly body: unknown } {
  if (path.includes('/challenge'))
    return { status: 200, body: { salt: '00'.repeat(16), iterations: 10_000, challenge: '11'.repeat(32) } };
  if (path.includes('/authenticate')) return { status: 204, body: null };
  const room = 'https://jitsi.example.com/room';
  return {
    status: 201,
    body: { dial_info: { app_url: room, webrtc_link: room, formatted_access_code: '123 456 7890' } },
  };
}
