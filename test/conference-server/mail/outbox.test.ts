import { expect, test } from '@jest/globals';
import { type SentMail, StoredOutbox } from '../../../src/conference-server/mail/outbox.js';
import { openStores } from '../fixture.js';

function mail(id: string, to = 'kim@example.com'): SentMail {
  return {
    id,
    at: 0,
    from: 'meet@example.com',
    to,
    subject: 'Roof',
    text: 'Roof',
    html: 'Roof',
    calendar: null,
  };
}

const ids = (mails: readonly SentMail[]) => mails.map(({ id }) => id);

test('mails are listed newest first, of all or of one address in any case', async () => {
  const outbox = new StoredOutbox({ stores: await openStores(), capacity: 10 });
  for (const each of [mail('1'), mail('2', 'Ana@example.com'), mail('3')]) await outbox.add(each);
  expect(ids(await outbox.list())).toEqual(['3', '2', '1']);
  expect(ids(await outbox.list('ana@EXAMPLE.com'))).toEqual(['2']);
});

test('a mail that is added twice is there once', async () => {
  const outbox = new StoredOutbox({ stores: await openStores(), capacity: 10 });
  for (const id of ['1', '1']) await outbox.add(mail(id));
  expect(ids(await outbox.list())).toEqual(['1']);
});

test('the oldest leave when it is full, and nothing stays of them', async () => {
  const stores = await openStores();
  const outbox = new StoredOutbox({ stores, capacity: 2 });
  for (const id of ['1', '2', '3']) await outbox.add(mail(id));
  expect(ids(await outbox.list())).toEqual(['3', '2']);
  expect(await stores.outbox.get('1')).toBeUndefined();
});

test('subscribers hear of each mail until they have had enough', async () => {
  const outbox = new StoredOutbox({ stores: await openStores(), capacity: 10 });
  const heard: string[] = [];
  const stop = outbox.subscribe(({ id }) => heard.push(id));
  await outbox.add(mail('1'));
  stop();
  await outbox.add(mail('2'));
  expect(heard).toEqual(['1']);
});
