import { LRUCache } from 'lru-cache';
import { type Owner, ownerKey } from '../../credentials/owner.js';

/** How many people's Home tabs follow their meetings; whoever opens theirs again is in again. */
const MOST_OPEN = 5_000;

/** Who has their Home tab before them, and which page of the week they see there. */
export class OpenHomes {
  readonly #pages: LRUCache<string, number>;

  constructor({ most = MOST_OPEN }: { readonly most?: number } = {}) {
    this.#pages = new LRUCache({ max: most });
  }

  /** Somebody opened it, or used something in it; the page stays unless one is given, from 1. */
  open(owner: Owner, page = this.pageOf(owner) ?? 1): void {
    this.#pages.set(ownerKey(owner), page);
  }

  /** Undefined for those who have not opened it since the app began, or long ago. */
  pageOf(owner: Owner): number | undefined {
    return this.#pages.get(ownerKey(owner));
  }
}
