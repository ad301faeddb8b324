import { html } from './html.js';
import { renderDocument } from './page-document.js';
import type { Refusal } from './protocol.js';

/** The page for somebody who follows a link and cannot have the form. */
export function renderRefusalPage({ error, about }: Refusal): string {
  const title = about === 'link' ? 'This link no longer works' : 'This did not work just now';
  const content = html`<section class="card outcome">
      <svg viewBox="0 0 24 24" width="56" height="56" aria-hidden="true" focusable="false">
        <circle cx="12" cy="12" r="10" /><path d="M12 6.8V12l3.4 2.2" />
      </svg>
      <h1>${title}</h1>
      <p>${error}</p>
    </section>`;
  return renderDocument({ title, content, isLive: false });
}
