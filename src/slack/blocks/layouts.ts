import type { Layout } from '../../starleaf/meeting.js';

/** How StarLeaf's layouts are called. https://support.starleaf.com/using/conferencing-and-recording/conference-layouts/ */
export const LAYOUTS: Readonly<Record<Layout, string>> = {
  speaker_with_strip: 'Speaker, and the others in a strip',
  equal_panes: 'Everybody equally large',
  speaker_only: 'Speaker only',
  large_speaker: 'Speaker large, the others small',
};

/** A layout of ours, or undefined: a later StarLeaf may have more. */
export function findLayout(code: string | null): Layout | undefined {
  return code !== null && isLayout(code) ? code : undefined;
}

/** The name of a layout; the code itself where we do not know it. */
export function nameLayout(code: string): string {
  return isLayout(code) ? LAYOUTS[code] : code;
}

function isLayout(code: string): code is Layout {
  return Object.hasOwn(LAYOUTS, code);
}
