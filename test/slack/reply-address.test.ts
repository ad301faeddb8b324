import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ReplyAddressError, ReplyAddresses } from '../../src/slack/reply-address.js';
import { PausingClock } from '../starleaf/support.js';

const MESSAGE = { text: 'hello', blocks: [] };

let server: Server;
let origin: string;
let status: number;
/** What befalls the next requests, each once. */
let troubles: (number | 'cut')[];
let headers: Record<string, string>;
let received: unknown[];

beforeEach(async () => {
  status = 200;
  received = [];
  troubles = [];
  headers = {};
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push(JSON.parse(Buffer.concat(chunks).toString()));
    const now = troubles.shift() ?? status;
    if (now === 'cut') response.destroy();
    else response.writeHead(now, now === 302 ? { location: '/elsewhere' } : headers).end('ok');
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

  const open = (clock = new PausingClock()) => new ReplyAddresses(`${origin}/api/`, { clock });

  test.each([
    [404, 'gone', 1],
    [302, 'refused', 1],
    [400, 'refused', 1],
    [429, 'busy', 3],
    [500, 'unreachable', 3],
  ])('that answers %d is "%s", and leaves some of its five uses', async (code, failure, uses) => {
    status = code;
    const error = await open()
      .send(`${origin}/1`, MESSAGE)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ReplyAddressError);
    expect(error).toMatchObject({ failure, isUsedUp: failure === 'gone' });
    expect(received).toHaveLength(uses);
  });

  test.each<[string, number | 'cut']>([
    ['is overloaded', 503],
    ['breaks', 500],
    ['cuts the connection', 'cut'],
    ['asks for patience', 429],
  ])('that %s once takes the message of one person all the same', async (_, trouble) => {
    troubles = [trouble];
    await open().send(`${origin}/1`, MESSAGE);
    expect(received).toHaveLength(2);
  });

  test.each<[number | 'cut']>([[503], ['cut']])(
    'that may have shown a message to everybody (%s) is not given it twice',
    async (trouble) => {
      troubles = [trouble];
      const sending = open().send(`${origin}/1`, MESSAGE, { inChannel: true });
      await expect(sending).rejects.toMatchObject({ failure: 'unreachable', isDoubtful: true });
      expect(received).toHaveLength(1);
    },
  );

  test('that asks for patience has certainly shown nothing to anybody', async () => {
    troubles = [429];
    headers = { 'retry-after': '2' };
    const clock = new PausingClock();
    await open(clock).send(`${origin}/1`, MESSAGE, { inChannel: true });
    expect(received).toHaveLength(2);
    expect(clock.pauses).toEqual([2_000]);
  });

  test('is not asked while three others do not answer', async () => {
    status = 503;
    const addresses = open();
    for (const id of [1, 2, 3]) await addresses.send(`${origin}/${id}`, MESSAGE).catch(() => {});
    received = [];
    await expect(addresses.send(`${origin}/4`, MESSAGE)).rejects.toMatchObject({ failure: 'down' });
    expect(received).toEqual([]);
  });
});

describe('nobody but Slack is spoken to', () => {
  test.each([
    ['another host', 'http://127.0.0.1:1/steal'],
    ['a host that only ends like Slack', 'https://evilslack.com/x'],
    ['Slack without encryption', 'http://hooks.slack.com/x'],
    ['a host that begins like Slack', 'https://hooks.slack.com.evil.example/x'],
    ['user information before the host', 'https://hooks.slack.com@evil.example/x'],
    ['user information before Slack’s own host', 'https://somebody:secret@hooks.slack.com/x'],
    ['another port of Slack’s', 'https://hooks.slack.com:8443/x'],
    ['a host with a trailing dot', 'https://hooks.slack.com./x'],
    ['letters that look like Slack’s', 'https://hooks.ѕlack.com/x'],
    ['a fragment in place of a host', 'https://evil.example#.slack.com/x'],
    ['a backslash in place of a slash', 'https://evil.example\\.slack.com/x'],
    ['an address of this machine', 'https://127.0.0.1/x'],
    ['this machine as a number', 'https://2130706433/x'],
    ['this machine in six', 'https://[::1]/x'],
    ['what clouds tell their machines', 'http://169.254.169.254/latest/meta-data'],
    ['another protocol', 'ftp://hooks.slack.com/x'],
    ['no address', 'nonsense'],
    ['a file', 'file:///etc/passwd'],
  ])('%s is refused', async (_, address) => {
    const error = await new ReplyAddresses(null).send(address, MESSAGE).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ReplyAddressError);
    expect(error).toMatchObject({ message: 'not an address of Slack', failure: 'refused' });
    expect(received).toEqual([]);
  });

  test('not even the host of SLACK_API_URL by another protocol or port', async () => {
    const own = new ReplyAddresses('https://slack.example.com/api/');
    for (const address of ['http://slack.example.com/x', 'https://slack.example.com:444/x']) {
      await expect(own.send(address, MESSAGE)).rejects.toThrow('not an address of Slack');
    }
  });

  test('and where Slack leads elsewhere, nobody follows', async () => {
    status = 302;
    const sending = new ReplyAddresses(`${origin}/api/`).send(`${origin}/1`, MESSAGE);
    await expect(sending).rejects.toThrow('refused with 302');
    expect(received).toHaveLength(1);
  });
});
