import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Cipher } from '../credentials/cipher.js';
import type { Row, RowName, Rows } from './rows.js';

/** A key with the text kept under it. */
export interface Entry {
  readonly key: string;
  readonly text: string;
  /** Milliseconds since the epoch, or null for ever. */
  readonly expiresAt: number | null;
}

export interface SealedRowsOptions {
  readonly rows: Rows;
  readonly cipher: Cipher;
  /** Under this the names of rows are hashed; it outlives the cipher's keys, or nothing would be found again. */
  readonly nameKey: Buffer;
}

const envelopeShape = z.tuple([z.string(), z.string()]);
const pageSize = 100;

/**
 * Keys and texts over rows that show neither. A row's name is HMAC-SHA256 of its namespace and key; its value is the
 * sealed JSON of `[key, text]`, with namespace, name and expiry as associated data. So a row that was copied under
 * another key or namespace, or whose expiry was changed, does not open.
 */
export class SealedRows {
  readonly #rows: Rows;
  readonly #cipher: Cipher;
  readonly #nameKey: Buffer;

  constructor({ rows, cipher, nameKey }: SealedRowsOptions) {
    this.#rows = rows;
    this.#cipher = cipher;
    this.#nameKey = nameKey;
  }

  /** @throws CipherError when the row is not what was written here. */
  async find(namespace: string, key: string): Promise<string | undefined> {
    const row = await this.#rows.find({ namespace, name: this.#name(namespace, key) });
    return row === undefined ? undefined : this.unseal(row).text;
  }

  /** In the order of the keys, undefined for those that are absent. */
  async findMany(namespace: string, keys: readonly string[]): Promise<(string | undefined)[]> {
    const names = keys.map((key) => this.#name(namespace, key));
    const entries = (await this.#rows.findMany(namespace, names)).map((row) => this.unseal(row));
    const texts = new Map(entries.map(({ key, text }) => [key, text]));
    return keys.map((key) => texts.get(key));
  }

  /** Every entry of a namespace, in no order that means anything. */
  async *all(namespace: string): AsyncGenerator<Entry, void> {
    let after: Buffer | null = null;
    do {
      const rows: readonly Row[] = await this.#rows.page({ namespace, after, limit: pageSize });
      for (const row of rows) yield this.unseal(row);
      after = rows.at(-1)?.name ?? null;
    } while (after !== null);
  }

  async write(namespace: string, entry: Entry): Promise<void> {
    await this.#rows.write(this.seal(namespace, entry));
  }

  /** Atomic, also between processes. @returns whether the entry was written. */
  async insertIfAbsent(namespace: string, entry: Entry): Promise<boolean> {
    return this.#rows.insertIfAbsent(this.seal(namespace, entry));
  }

  /** @returns whether this call is the one that removed it. */
  async remove(namespace: string, key: string): Promise<boolean> {
    return this.#rows.remove({ namespace, name: this.#name(namespace, key) });
  }

  async clear(namespace: string): Promise<void> {
    await this.#rows.clear(namespace);
  }

  /** A row as it is, with its entry, so that it may be replaced unless it changes meanwhile. */
  async findRow(
    namespace: string,
    key: string,
  ): Promise<{ readonly row: Row; readonly entry: Entry } | undefined> {
    const row = await this.#rows.find(this.nameOf(namespace, key));
    return row && { row, entry: this.unseal(row) };
  }

  /** The row of a key. */
  nameOf(namespace: string, key: string): RowName {
    return { namespace, name: this.#name(namespace, key) };
  }

  #name(namespace: string, key: string): Buffer {
    return createHmac('sha256', this.#nameKey).update(`${namespace}\0${key}`).digest();
  }

  /** The row that an entry becomes. */
  seal(namespace: string, { key, text, expiresAt }: Entry): Row {
    const place = { namespace, name: this.#name(namespace, key), expiresAt };
    const plaintext = Buffer.from(JSON.stringify([key, text]));
    return { ...place, value: this.#cipher.seal(plaintext, placeOf(place)) };
  }

  /** @throws CipherError when the row is not what was written here. */
  unseal(row: Row): Entry {
    const plaintext = this.#cipher.open(row.value, placeOf(row));
    const [key, text] = envelopeShape.parse(JSON.parse(plaintext.toString()));
    return { key, text, expiresAt: row.expiresAt };
  }
}

/** The moment something kept now expires: engines keep whole milliseconds. Null, without a time to live: never. */
export function toExpiry(now: number, ttlMs: number | undefined): number | null {
  return ttlMs === undefined ? null : Math.ceil(now + ttlMs);
}

/** Associated data of a row's value: where it is and until when. No namespace holds the character between. */
export function placeOf({ namespace, name, expiresAt }: Omit<Row, 'value'>): Buffer {
  return Buffer.concat([Buffer.from(`${namespace}\0${expiresAt ?? ''}\0`), name]);
}
