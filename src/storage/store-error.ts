import type { Rows } from './rows.js';

/** The engine of a store has failed: the file is locked or gone, the database does not answer. The same may work later. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** An engine whose failures are all of one kind, so that whoever meets one knows what it is. */
export function withStoreErrors(rows: Rows): Rows {
  const guard = <Given extends readonly unknown[], Result>(ask: (...given: Given) => Promise<Result>) => {
    return async (...given: Given): Promise<Result> => {
      try {
        return await ask(...given);
      } catch (error) {
        const reason = error instanceof Error ? error.message : 'the store failed';
        throw new StoreError(reason, { cause: error });
      }
    };
  };
  return {
    find: guard((at) => rows.find(at)),
    findMany: guard((namespace, names) => rows.findMany(namespace, names)),
    page: guard((query) => rows.page(query)),
    namespaces: guard(() => rows.namespaces()),
    write: guard((row) => rows.write(row)),
    insertIfAbsent: guard((row) => rows.insertIfAbsent(row)),
    remove: guard((at) => rows.remove(at)),
    clear: guard((namespace) => rows.clear(namespace)),
    pageAll: guard((query) => rows.pageAll(query)),
    putAll: guard((written) => rows.putAll(written)),
    replace: guard((row, by) => rows.replace(row, by)),
    replaceAll: guard((changes) => rows.replaceAll(changes)),
    addWork: guard((row) => rows.addWork(row)),
    takeWork: guard((query) => rows.takeWork(query)),
    holdWork: guard((at, hold) => rows.holdWork(at, hold)),
    rewriteWork: guard((row) => rows.rewriteWork(row)),
    settleWork: guard((row) => rows.settleWork(row)),
    countWork: guard((namespace) => rows.countWork(namespace)),
    ping: guard(() => rows.ping()),
    close: guard(() => rows.close()),
  };
}
