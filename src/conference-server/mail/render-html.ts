import { type Html, html } from '../html.js';
import type { Letter, Link } from './letter.js';

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const INK = 'color:#14211e';
const SOFT = 'color:#51605c';

/** A letter as HTML that mail programs show alike: a table, styles in place, nothing loaded from anywhere. */
export function renderHtml({ language, lead, title, facts, action, choices, body, footer }: Letter): string {
  const document = html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body style="margin:0;padding:24px;background:#f3f6f5;${FONT};font-size:16px;line-height:1.5;${INK}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border:1px solid #d5dedb;border-radius:12px"><tr><td style="padding:28px">
<p style="margin:0 0 8px;${SOFT}" dir="auto">${lead}</p>
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.25" dir="auto">${title}</h1>
${facts.length > 0 && renderFacts(facts)}${action !== null && renderAction(action)}${
  body !== '' &&
  html`<p style="margin:0 0 16px;white-space:pre-wrap" dir="auto">${body}</p>
`
}${choices !== null && renderChoices(choices)}<p style="margin:16px 0 0;padding-top:16px;border-top:1px solid #d5dedb;font-size:13px;${SOFT}">${footer}</p>
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
  return document.text;
}

function renderFacts(facts: Letter['facts']): Html {
  const rows = facts.map(
    ({
      label,
      value,
    }) => html`<tr><td style="padding:2px 16px 2px 0;vertical-align:top;white-space:nowrap;${SOFT}">${label}</td><td style="padding:2px 0" dir="auto">${value}</td></tr>
`,
  );
  return html`<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 20px">
${rows}</table>
`;
}

function renderAction({ label, url }: Link): Html {
  const style =
    'display:inline-block;padding:12px 24px;background:#0b6b5c;color:#ffffff;border-radius:8px;font-weight:600;text-decoration:none';
  return html`<p style="margin:0 0 20px"><a href="${url}" style="${style}">${label}</a></p>
`;
}

function renderChoices({ question, links }: NonNullable<Letter['choices']>): Html {
  const style =
    'display:inline-block;margin:0 8px 8px 0;padding:8px 16px;border:1px solid #7d8c88;border-radius:8px;color:#0b6b5c;text-decoration:none';
  return html`<p style="margin:0 0 8px;${SOFT}">${question}</p>
<p style="margin:0">${links.map(({ label, url }) => html`<a href="${url}" style="${style}">${label}</a>`)}</p>
`;
}
