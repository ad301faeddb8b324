import type { Memo } from './memo.js';

/** What a form offers beyond the ordinary, by the names that StarLeaf gives to features. */
const OFFERS: ReadonlyMap<string, Memo['offers'][number]> = new Map([
  ['conf_layouts', 'layout'],
  ['conf_recording', 'recording'],
]);

/** The optional fields that somebody's organisation may use. */
export function toOffers(features: ReadonlySet<string>): Memo['offers'] {
  return [...OFFERS].filter(([feature]) => features.has(feature)).map(([, offer]) => offer);
}
