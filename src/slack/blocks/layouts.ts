import type { Layout } from '../../starleaf/meeting.js';

/** How StarLeaf's layouts are called. https://support.starleaf.com/using/conferencing-and-recording/conference-layouts/ */
export const LAYOUTS: Readonly<Record<Layout, string>> = {
  speaker_with_strip: 'Speaker with a strip of the others',
  equal_panes: 'Everybody equally large',
  speaker_only: 'Speaker alone',
  large_speaker: 'Large speaker, everybody visible',
};

/** The name of a layout; the code itself where a later StarLeaf has one that we do not know. */
export function nameLayout(code: string): string {
  return Object.entries(LAYOUTS).find(([layout]) => layout === code)?.[1] ?? code;
}
