import { isRemark } from '../describe/find-words.js';

/** A sentence in two halves, as "Q3 budget — Wed 25 Nov 2026, 15:00": the title stands before the dash, the time after it. */
export interface Halves {
  /** Empty where no dash sets one apart. */
  readonly title: string;
  /** Without the remark in brackets that a description ends with. */
  readonly rest: string;
}

/** Cuts a normalised sentence at its last dash between blanks; null without dash and remark. Whether the rest is a time is the caller's to see. */
export function splitTitle(source: string): Halves | null {
  const bracket = source.endsWith(')') ? source.lastIndexOf(' (') : -1;
  const remark = isRemark(source.slice(bracket + 2)) ? bracket : -1;
  const head = remark < 0 ? source : source.slice(0, remark);
  const dash = head.lastIndexOf(' - ');
  if (dash <= 0) return remark < 0 ? null : { title: '', rest: head };
  return { title: head.slice(0, dash).trim(), rest: head.slice(dash + 3).trim() };
}
