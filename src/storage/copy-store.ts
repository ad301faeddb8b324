import { createHash } from 'node:crypto';
import { type Cipher, CipherError } from '../credentials/cipher.js';
import { locksNamespace } from './locks.js';
import { nameKeyPlace, ownNamespace } from './name-key.js';
import type { Row, RowName, Rows, WorkRow } from './rows.js';
import { placeOf } from './sealed-rows.js';
import { areSame, walkPairs } from './walk.js';

/** A store cannot be copied as it was asked for; the message is for whoever asked and says what to do. */
export class CopyError extends Error {
  override readonly name = 'CopyError';
}

export interface CopyOptions {
  readonly from: Rows;
  readonly to: Rows;
  /** Both stores are under its keys. */
  readonly cipher: Cipher;
  /** Ends it early, with a CopyError; begun again, it goes on. */
  readonly signal?: AbortSignal;
  /** Told now and then how many rows were gone through. */
  readonly onProgress?: (step: 'copied' | 'compared', rows: number) => void;
}

/** What was copied, as it was found in both when they were read again. */
export interface Copied {
  readonly rows: number;
  /** How many of them are work that is not done. */
  readonly unfinished: number;
  /** These open under no key that is configured, here and there; they were copied as they are. */
  readonly lost: number;
  readonly byNamespace: ReadonlyMap<string, number>;
}

/** Says of a store that it is a copy of which some may be missing, and of what. */
const markPlace = { namespace: ownNamespace, name: Buffer.from('unfinished-copy'), expiresAt: null };
const putAtOnce = 500;
const progressEvery = 10_000;

/** @throws CopyError when what is there is a copy that was not finished */
export async function refuseUnfinishedCopy(rows: Rows): Promise<void> {
  if ((await rows.find(markPlace)) === undefined) return;
  throw new CopyError('The store is a copy that was not finished; run npm run migrate again, as before');
}

/**
 * Copies every row into another engine, then reads both again and compares them, row by row. Nothing may use either
 * meanwhile. After an interruption it may be begun again, and makes the other like the one; until it is finished,
 * the other does not open as a store.
 * @throws CopyError when one of the stores is not what it has to be, or when they differ in the end
 */
export async function copyStore({ from, to, cipher, signal, onProgress }: CopyOptions): Promise<Copied> {
  await refuseUnfinishedCopy(from);
  await markAsCopy(to, cipher, await readIdentity(from, cipher));
  await bringInLine({ from, to, signal, onProgress: (rows) => onProgress?.('copied', rows) });
  const copied = await compare({
    from,
    to,
    cipher,
    signal,
    onProgress: (rows) => onProgress?.('compared', rows),
  });
  await to.remove(markPlace);
  return copied;
}

/** Whose copy it is: what differs between stores, and says nothing. */
async function readIdentity(rows: Rows, cipher: Cipher): Promise<Buffer> {
  const kept = await rows.find(nameKeyPlace);
  if (kept === undefined) throw new CopyError('There is no store to copy from');
  try {
    return createHash('sha256')
      .update(cipher.open(kept.value, placeOf(nameKeyPlace)))
      .digest();
  } catch (error) {
    if (!(error instanceof CipherError)) throw error;
    throw new CopyError('The store to copy from was made under another CREDENTIALS_KEY');
  }
}

async function markAsCopy(to: Rows, cipher: Cipher, identity: Buffer): Promise<void> {
  const [first] = await to.pageAll({ after: null, limit: 1 });
  const mark = await to.find(markPlace);
  if (mark === undefined && first !== undefined) {
    throw new CopyError('The store to copy to is not empty; name another, or delete what is there first');
  }
  if (mark === undefined) {
    await to.write({ ...markPlace, value: cipher.seal(identity, placeOf(markPlace)) });
    return;
  }
  if (!cipher.open(mark.value, placeOf(markPlace)).equals(identity)) {
    throw new CopyError(
      'The store to copy to is a copy of another, not finished; delete what is there first',
    );
  }
}

interface Sides {
  readonly from: Rows;
  readonly to: Rows;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (rows: number) => void;
}

async function bringInLine({ from, to, signal, onProgress }: Sides): Promise<void> {
  let waiting: WorkRow[] = [];
  let count = 0;
  for await (const { one, other } of walkPairs(from, to)) {
    if (signal?.aborted === true) throw new CopyError('Stopped; run it again, and it goes on');
    const isCopied = one !== undefined && belongs(one);
    if (!isCopied && other !== undefined && belongs(other)) await to.remove(other);
    if (isCopied && (other === undefined || !areSame(one, other))) waiting.push(one);
    if (waiting.length === putAtOnce) {
      await to.putAll(waiting);
      waiting = [];
    }
    count += 1;
    if (count % progressEvery === 0) onProgress(count);
  }
  await to.putAll(waiting);
}

async function compare({
  from,
  to,
  cipher,
  signal,
  onProgress,
}: Sides & { readonly cipher: Cipher }): Promise<Copied> {
  const byNamespace = new Map<string, number>();
  let [rows, unfinished, lost, different] = [0, 0, 0, 0];
  for await (const { one, other } of walkPairs(from, to)) {
    if (signal?.aborted === true) throw new CopyError('Stopped; run it again, and it goes on');
    if (![one, other].some((row) => row !== undefined && belongs(row))) continue;
    if (one === undefined || other === undefined || !areSame(one, other)) {
      different += 1;
      continue;
    }
    rows += 1;
    byNamespace.set(one.namespace, (byNamespace.get(one.namespace) ?? 0) + 1);
    if (one.dueAt !== null) unfinished += 1;
    if (!opens(cipher, other)) lost += 1;
    if (rows % progressEvery === 0) onProgress(rows);
  }
  if (different > 0) {
    throw new CopyError(
      `${different} rows differ: something wrote meanwhile. Stop every process of both stores, then run it again`,
    );
  }
  return { rows, unfinished, lost, byNamespace };
}

/** Locks are gone within seconds, and the mark is the copy's own. */
function belongs({ namespace, name }: RowName): boolean {
  if (namespace === locksNamespace) return false;
  return namespace !== markPlace.namespace || !name.equals(markPlace.name);
}

/** Whether a row opens under one of the keys. */
export function opens(cipher: Cipher, row: Row): boolean {
  try {
    cipher.open(row.value, placeOf(row));
    return true;
  } catch (error) {
    if (error instanceof CipherError) return false;
    throw error;
  }
}
