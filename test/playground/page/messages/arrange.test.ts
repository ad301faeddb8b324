import { expect, test } from '@jest/globals';
import { arrange, arrangeInOrder, repliesTo } from '../../../../src/playground/page/messages/arrange.js';
import { ANA, message } from '../fixtures/snapshot.js';

const at = (iso: string): string => `${Date.parse(iso) / 1000}.000000`;

test('a message that follows soon on another by the same author continues it', () => {
  const rows = arrange(
    [
      message({ ts: at('2026-11-24T10:00:00Z') }),
      message({ ts: at('2026-11-24T10:04:59Z') }),
      message({ ts: at('2026-11-24T10:10:00Z') }),
      message({ ts: at('2026-11-24T10:10:01Z'), user: ANA.id }),
      message({ ts: at('2026-11-24T10:10:02Z'), user: ANA.id, ephemeralFor: ANA.id }),
      message({
        ts: at('2026-11-24T10:10:03Z'),
        user: ANA.id,
        ephemeralFor: ANA.id,
        blocks: [{ type: 'divider' }],
      }),
    ],
    'UTC',
  );
  expect(rows.map(({ continues }) => continues)).toEqual([false, true, false, false, false, false]);
});

test.each([
  ['Europe/London', [true, true]],
  ['Asia/Tokyo', [true, false]],
])('a day begins at midnight in the viewer’s zone: %s', (zone, starts) => {
  const rows = arrange(
    [message({ ts: at('2026-11-24T23:59:00Z') }), message({ ts: at('2026-11-25T00:01:00Z') })],
    zone,
  );
  expect(rows.map(({ startsDay }) => startsDay)).toEqual(starts);
});

test('replies are not in the conversation but with their message', () => {
  const root = message({ ts: at('2026-11-24T10:00:00Z'), threadTs: at('2026-11-24T10:00:00Z') });
  const reply = message({ ts: at('2026-11-24T10:01:00Z'), threadTs: root.ts });
  const other = message({ ts: at('2026-11-24T10:02:00Z') });
  const rows = arrange([root, reply, other], 'UTC');
  expect(rows.map(({ message: { ts }, replies }) => [ts, replies.length])).toEqual([
    [root.ts, 1],
    [other.ts, 0],
  ]);
  expect(arrangeInOrder([root, ...repliesTo(root, [root, reply, other])], 'UTC')).toHaveLength(2);
});

test('a reply that is broadcast stands in the conversation too, by itself, and still is a reply', () => {
  const root = message({ ts: '1795600000.000001' });
  const alone = message({ ts: '1795600000.000002', threadTs: root.ts });
  const broadcast = message({ ts: '1795600000.000003', threadTs: root.ts, isBroadcast: true });
  const rows = arrange([root, alone, broadcast], 'UTC');
  expect(rows.map((row) => row.message)).toEqual([root, broadcast]);
  expect(rows[0]?.replies).toEqual([alone, broadcast]);
  expect(rows[1]?.continues).toBe(false);
});
