import { z } from 'zod';
import type { StoredEntry } from './storage/storage.js';

/** Whose an entry of a namespace is: the workspace's or organisation's id, as in Owner; null where it is nobody's. */
type Belonging = (entry: StoredEntry) => string | null;

/** Keys that begin with the workspace, as `ownerKey` makes them. */
const byKey: Belonging = ({ key }) => key.split('/', 1)[0] || null;

const owned = z.object({ owner: z.object({ workspaceId: z.string() }) });
const byOwner: Belonging = ({ value }) => owned.safeParse(value).data?.owner.workspaceId ?? null;

const nobodys: Belonging = () => null;

/**
 * Every store and queue there is, and how its entries say whose they are: what belongs to a workspace goes when the
 * app is taken out of it. A new namespace has to have its line here; a test fails where one has not.
 */
export const NAMESPACES: Readonly<Record<string, Belonging>> = {
  accepted: byKey,
  cards: byKey,
  'connect-busy': byKey,
  'connect-challenges': byKey,
  'connect-latest': byKey,
  // Found by the hash of its token alone.
  'connect-links': byOwner,
  'connect-spent': byKey,
  'connect-tries': byKey,
  'credential-uses': byKey,
  credentials: byKey,
  drafts: byKey,
  installations: byKey,
  'last-lists': byKey,
  'open-homes': byKey,
  'parked-views': byKey,
  seen: byKey,
  settings: byKey,
  'starleaf-changes': byKey,
  'starleaf-sessions': byKey,
  // Which workspaces are to be erased: what does it must not erase itself.
  erasures: nobodys,
  // Random, and gone within ten minutes.
  'install-states': nobodys,
  // The local Slack, a neighbour of the app like the real one.
  playground: nobodys,
  // Random, and gone within a minute.
  'self-tests': nobodys,
};

/** Of namespaces that are many: how those of this beginning say whose their entries are. The first that fits counts. */
const FAMILIES: readonly (readonly [beginning: string, Belonging])[] = [
  // Its accounts and conferences are StarLeaf's, whichever Slack they were made from.
  ['conference-server/', nobodys],
  ['rate-limits/conference-server/', nobodys],
  // Counts for an owner are theirs; those for a network address or a StarLeaf account are nobody's.
  ['rate-limits/', (entry) => (/^[TE][A-Z0-9]+\//.test(entry.key) ? byKey(entry) : null)],
];

/** Whose an entry is; null where it is nobody's, undefined where nothing is known of the namespace. */
export function findWorkspace(namespace: string, entry: StoredEntry): string | null | undefined {
  const belonging =
    NAMESPACES[namespace] ?? FAMILIES.find(([beginning]) => namespace.startsWith(beginning))?.[1];
  return belonging?.(entry);
}
