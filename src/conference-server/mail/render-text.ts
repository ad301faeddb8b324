import type { Letter, Link } from './letter.js';

/** A letter for those who read plain text. */
export function renderText({ lead, title, facts, action, choices, body, footer }: Letter): string {
  const parts = [
    lead,
    title,
    facts.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    action === null ? '' : renderLink(action),
    body,
    choices === null ? '' : [choices.question, ...choices.links.map(renderLink)].join('\n'),
    `-- \n${footer}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function renderLink({ label, url }: Link): string {
  return `${label}: ${url}`;
}
