import { z } from 'zod';
import type { Row, WorkDepth, WorkRow } from './rows.js';

const bytes = z.custom<Buffer>((value) => Buffer.isBuffer(value));
const row = [z.string(), bytes, bytes, z.number().nullable()] as const;

/** The columns of a {@link Row}, in the order of {@link rowShape}. */
export const columns = 'namespace, name, value, expires_at';

/** What a driver gives for {@link columns}, as a list. */
export const rowShape = z
  .tuple(row)
  .transform(([namespace, name, value, expiresAt]): Row => ({ namespace, name, value, expiresAt }));

/** The columns of a {@link WorkRow}, in the order of {@link workShape}. */
export const workColumns = `${columns}, due_at, holder, attempts`;

/** What a driver gives for {@link workColumns}, as a list. */
export const workShape = z
  .tuple([...row, z.number().nullable(), z.string().nullable(), z.number()])
  .transform(([namespace, name, value, expiresAt, dueAt, holder, attempts]): WorkRow => {
    return { namespace, name, value, expiresAt, dueAt, holder, attempts };
  });

/**
 * The namespaces that rows are in, by leaping from each to the next instead of going through all rows.
 * @param now how the engine marks the parameter that is the moment
 */
export function selectNamespaces(now: string): string {
  return `with recursive leaps (namespace) as (
      select (select min(namespace) from entries)
      union all
      select (select min(namespace) from entries where namespace > leaps.namespace)
      from leaps where leaps.namespace is not null)
    select namespace from leaps where namespace is not null and exists (
      select 1 from entries
      where entries.namespace = leaps.namespace and (expires_at is null or expires_at > ${now}))`;
}

/** What a driver gives for due and unfinished work, and for the oldest due moment, as a list. */
export const depthShape = z
  .tuple([z.number(), z.number(), z.number().nullable()])
  .transform(([due, unfinished, oldestDueAt]): WorkDepth => ({ due, unfinished, oldestDueAt }));

/** What a driver gives for a namespace alone, as a list. */
export const namespaceShape = z.tuple([z.string()]);
