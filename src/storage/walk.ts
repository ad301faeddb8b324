import type { Rows, WorkRow } from './rows.js';

const pageSize = 200;

/** Every row of an engine, in the order of namespaces and names, a page at a time. */
export async function* walkPages(rows: Rows): AsyncGenerator<readonly WorkRow[], void> {
  let after: WorkRow | null = null;
  do {
    const page: readonly WorkRow[] = await rows.pageAll({ after, limit: pageSize });
    if (page.length > 0) yield page;
    after = page.at(-1) ?? null;
  } while (after !== null);
}

/** What two engines have in one place; at least one of them has something. */
export interface Pair {
  readonly one: WorkRow | undefined;
  readonly other: WorkRow | undefined;
}

/** Walks through two engines side by side. Rows that are written behind it meanwhile do not appear. */
export async function* walkPairs(ones: Rows, others: Rows): AsyncGenerator<Pair, void> {
  const [left, right] = [walk(ones), walk(others)];
  let [one, other] = [await next(left), await next(right)];
  while (one !== undefined || other !== undefined) {
    const order = one === undefined ? 1 : other === undefined ? -1 : compare(one, other);
    yield { one: order <= 0 ? one : undefined, other: order >= 0 ? other : undefined };
    if (order <= 0) one = await next(left);
    if (order >= 0) other = await next(right);
  }
}

/** Whether two rows are the same in everything. */
export function areSame(one: WorkRow, other: WorkRow): boolean {
  return (
    compare(one, other) === 0 &&
    one.value.equals(other.value) &&
    one.expiresAt === other.expiresAt &&
    one.dueAt === other.dueAt &&
    one.holder === other.holder &&
    one.attempts === other.attempts
  );
}

async function* walk(rows: Rows): AsyncGenerator<WorkRow, void> {
  for await (const page of walkPages(rows)) yield* page;
}

async function next(rows: AsyncGenerator<WorkRow, void>): Promise<WorkRow | undefined> {
  const { value } = await rows.next();
  return value ?? undefined;
}

/** As engines do: by the bytes, of namespaces that are plain letters. */
function compare(one: WorkRow, other: WorkRow): number {
  if (one.namespace !== other.namespace) return one.namespace < other.namespace ? -1 : 1;
  return one.name.compare(other.name);
}
