import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ReplyAddressError, ReplyAddresses } from '../../src/slack/reply-address.js';

const MESSAGE = { text: 'hello', blocks: [] };

let server: Server;
let origin: string;
let status: number;
let received: unknown[];

beforeEach(async () => {
  status = 200;
  received = [];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push(JSON.parse(Buffer.concat(chunks).toString()));
    response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => new Promise((resolve) => server.close(resolve)));

describe('a reply address', () => {
  test('takes a private message', async () => {
    await new ReplyAddresses(`${origin}/api/`).send(`${origin}/response/1`, MESSAGE);
    expect(received).toEqual([
      { response_type: 'ephemeral', replace_original: false, text: 'hello', blocks: [] },
    ]);
  });

  test('takes one for everybody, one in place of another, and takes one away', async () => {
    const addresses = new ReplyAddresses(`${origin}/api/`);
    await addresses.send(`${origin}/1`, MESSAGE, { inChannel: true });
    await addresses.send(`${origin}/1`, MESSAGE, { replaceOriginal: true });
    await addresses.removeOriginal(`${origin}/1`);
    expect(received).toEqual([
      expect.objectContaining({ response_type: 'in_channel', replace_original: false }),
      expect.objectContaining({ response_type: 'ephemeral', replace_original: true }),
      { delete_original: true },
    ]);
  });

  test.each([[404], [500], [302]])('that answers %d is an error', async (code) => {
    status = code;
    await expect(new ReplyAddresses(`${origin}/api/`).send(`${origin}/1`, MESSAGE)).rejects.toThrow(
      ReplyAddressError,
    );
  });
});

describe('nobody but Slack is spoken to', () => {
  test.each([
    ['another host', 'http://127.0.0.1:1/steal'],
    ['a host that only ends like Slack', 'https://evilslack.com/x'],
    ['Slack without encryption', 'http://hooks.slack.com/x'],
    ['a host that begins like Slack', 'https://hooks.slack.com.evil.example/x'],
    ['user information before the host', 'https://hooks.slack.com@evil.example/x'],
    ['no address', 'nonsense'],
    ['a file', 'file:///etc/passwd'],
  ])('%s is refused', async (_, address) => {
    const error = await new ReplyAddresses(null).send(address, MESSAGE).catch((reason: unknown) => reason);
    expect(error).toEqual(new ReplyAddressError('not an address of Slack'));
    expect(received).toEqual([]);
  });
});
