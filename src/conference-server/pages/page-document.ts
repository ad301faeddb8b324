import { type Html, html } from '../html.js';

export interface PageParts {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  readonly content: Html;
  /** Whether the sign-up page's script runs on it. */
  readonly isLive: boolean;
}

/** A whole HTML document around the content of a page one folder below the root. */
export function renderDocument({ title, language, content, isLive }: PageParts): string {
  const document = html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title} · StarLeaf</title>
    <link rel="stylesheet" href="../sign-up/assets/page.css" />
    ${isLive && html`<script type="module" src="../sign-up/assets/sign-up.js"></script>`}
  </head>
  <body>
    <header>StarLeaf</header>
    <main>${content}</main>
  </body>
</html>
`;
  return document.text;
}

/** A page that says one thing. */
export function renderNotice(facts: {
  readonly title: string;
  readonly words: string;
  readonly language: string;
}): string {
  const { title, words, language } = facts;
  const content = html`<section class="card">
      <h1>${title}</h1>
      <p dir="auto">${words}</p>
    </section>`;
  return renderDocument({ title, language, content, isLive: false });
}
