import { timingSafeEqual } from 'node:crypto';
import type { KeyedHash } from '../keyed-hash.js';

/** Whom a reply link belongs to, but for the address: the token holds only a hash of it. */
export interface ReplyToken {
  readonly uid: string;
  /** Null for all of the conference. */
  readonly occurId: string | null;
  readonly seal: string;
}

/** The token of somebody's reply link: unguessable, and the same in all mails about the same. */
export function makeReplyToken(
  hash: KeyedHash,
  holder: Omit<ReplyToken, 'seal'> & { readonly email: string },
): string {
  const { uid, occurId, email } = holder;
  const moment = occurId === null ? '' : String(Date.parse(occurId) / 1000);
  return [uid, moment, sealOf(hash, holder, email)].join('~');
}

/** Reads a token; who holds it is found by {@link isReplyTokenOf}. */
export function readReplyToken(token: string): ReplyToken | undefined {
  const match = /^([0-9a-f-]{36})~(\d{0,12})~([\w-]{43})$/.exec(token);
  if (match === null) return undefined;
  const [, uid = '', moment = '', seal = ''] = match;
  const occurId = moment === '' ? null : `${new Date(Number(moment) * 1000).toISOString().slice(0, 19)}Z`;
  return { uid, occurId, seal };
}

/** Whether a token was made for this address, in any case. */
export function isReplyTokenOf(hash: KeyedHash, token: ReplyToken, email: string): boolean {
  return timingSafeEqual(Buffer.from(token.seal), Buffer.from(sealOf(hash, token, email)));
}

function sealOf(hash: KeyedHash, { uid, occurId }: Omit<ReplyToken, 'seal'>, email: string): string {
  return hash('reply', uid, occurId ?? '', email.toLowerCase()).toString('base64url');
}
