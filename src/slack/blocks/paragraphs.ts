import type { SectionBlock } from '@slack/types';
import { section } from './build.js';

/** What one section takes. https://docs.slack.dev/reference/block-kit/blocks/section-block */
const LONGEST_SECTION = 3000;

/** Lines of mrkdwn in as few sections as hold them all. */
export function paragraphs(lines: readonly string[]): readonly SectionBlock[] {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    const longer = last === undefined ? line : `${last}\n${line}`;
    if (last !== undefined && longer.length <= LONGEST_SECTION) texts[texts.length - 1] = longer;
    else texts.push(line);
  }
  return texts.map(section);
}
