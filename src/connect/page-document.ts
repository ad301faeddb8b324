import { type Html, html } from './html.js';

export interface PageParts {
  readonly title: string;
  readonly content: Html;
  /** Whether the page's script runs on it. */
  readonly isLive: boolean;
  /** Where `/connect/assets` is, seen from the page; by default from `/connect/<token>`. */
  readonly assets?: string;
}

/** A whole HTML document around the content of a page. */
export function renderDocument({ title, content, isLive, assets = 'assets' }: PageParts): string {
  const document = html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title} · StarLeaf for Slack</title>
    <link rel="icon" type="image/svg+xml" href="${assets}/icon.svg" />
    <link rel="stylesheet" href="${assets}/connect.css" />
    ${isLive && html`<script type="module" src="${assets}/connect.js"></script>`}
  </head>
  <body>
    <header class="brand"><img src="${assets}/icon.svg" alt="" width="28" height="28" />StarLeaf for Slack</header>
    <main>${content}</main>
  </body>
</html>
`;
  return document.text;
}
