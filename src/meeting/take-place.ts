import { HOLE } from './normalise.js';
import type { Part, Place } from './request.js';

const CHANNEL = /<#(C[A-Z0-9]+|G[A-Z0-9]+)(?:\|[^<>|]*)?>/g;

/** Takes the first channel that a sentence mentions; without one the place is the conversation it was typed in. */
export function takePlace(text: string): { readonly place: Part<Place>; readonly rest: string } {
  CHANNEL.lastIndex = 0;
  const match = CHANNEL.exec(text);
  const channelId = match?.[1];
  if (match === null || channelId === undefined)
    return { place: { value: { kind: 'here' }, words: null }, rest: text };
  return {
    place: { value: { kind: 'channel', channelId }, words: match[0] },
    rest: text.slice(0, match.index) + HOLE + text.slice(match.index + match[0].length),
  };
}
