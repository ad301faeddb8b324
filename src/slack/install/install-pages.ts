import { type Html, html } from '../../connect/html.js';
import { renderDocument } from '../../connect/page-document.js';
import type { Installation } from './installation.js';

/** Seen from `/slack/install` and `/slack/oauth_redirect`. */
const ASSETS = '../connect/assets';

/** Why somebody who came back from Slack's consent page has not installed the app. */
export type InstallRefusal =
  | 'cancelled'
  | 'expired'
  | 'used'
  | 'other-browser'
  | 'not-begun'
  | 'refused'
  | 'too-many'
  | 'our-fault';

const sign = {
  add: html`<path d="M12 7.5v9M7.5 12h9" />`,
  good: html`<path d="m7.6 12.4 3 3 5.8-6.4" />`,
  over: html`<path d="M12 6.8V12l3.4 2.2" />`,
};

/** The page from which a workspace installs the app. @param addUrl Slack's consent page */
export function renderInstallPage(addUrl: string): string {
  const title = 'Add StarLeaf to Slack';
  const content = renderCard({
    title,
    drawing: sign.add,
    words: html`<p>Type <code>/starleaf tomorrow 3pm</code> in any conversation, and a video meeting exists.</p>
      <p>Slack asks you next what the app may do: answer its command, post the meetings it schedules, and read names,
        time zones and e-mail addresses of the people you invite. It reads no conversations.</p>
      <a class="primary" href="${addUrl}">Add to Slack</a>
      <p class="small">Each person connects their own StarLeaf account afterwards; passwords never pass through Slack.
        Taking the app out of Slack erases everything it kept of your workspace.</p>`,
  });
  return renderDocument({ title, content, isLive: false, assets: ASSETS });
}

/** The page after installing: opens Slack, and says what to type there. */
export function renderInstalledPage(installation: Installation): string {
  const { name, isOrganisation } = installation;
  const title = 'StarLeaf is in Slack';
  const where = name === null ? (isOrganisation ? 'your organisation' : 'your workspace') : name;
  const content = renderCard({
    title,
    isGood: true,
    drawing: sign.good,
    words: html`<p>It is installed in <strong>${where}</strong>.</p>
      ${renderNext(installation)}
      <p class="small">You can close this tab.</p>`,
  });
  return renderDocument({ title, content, isLive: false, assets: ASSETS });
}

/** The page for whom it did not work out: what happened, and what to do. @param reference under which the log has it */
export function renderNotInstalledPage(refusal: InstallRefusal, reference: string | null): string {
  const title = refusal === 'cancelled' ? 'Nothing was installed' : 'This did not work just now';
  const content = renderCard({
    title,
    drawing: sign.over,
    words: html`<p>${words[refusal]}</p>
      <a class="primary" href="install">Begin again</a>
      ${reference !== null && html`<p class="small">Reference ${reference}</p>`}`,
  });
  return renderDocument({ title, content, isLive: false, assets: ASSETS });
}

const words: Readonly<Record<InstallRefusal, string>> = {
  cancelled: 'You said no to Slack, so the app was not added. You can do so whenever you like.',
  expired: 'More than ten minutes went by on the page of Slack. Begin again, and nothing is lost.',
  used: 'This answer of Slack was used before. If you have loaded the page twice, StarLeaf may be in Slack already: type /starleaf there. Otherwise begin again.',
  'other-browser':
    'The answer of Slack came to another browser than the one that asked, or the cookie in between got lost. Begin again, in one tab, with cookies allowed for this site.',
  'not-begun': 'This address only works on the way back from Slack. Begin with the button.',
  refused:
    'Slack would not confirm the installation. Begin again; if it stays so, tell whoever runs this app the reference.',
  'too-many': 'That was too much at once. Wait a few minutes, then begin again.',
  'our-fault':
    'Something went wrong on our side, and it has been noted. Begin again; if it stays so, tell whoever runs this app the reference.',
};

function renderNext({ isOrganisation, organisationUrl, workspaceId, appId }: Installation): Html {
  const app = encodeURIComponent(appId ?? '');
  if (isOrganisation) {
    // https://docs.slack.dev/enterprise/organization-ready-apps: an administrator chooses the workspaces afterwards.
    const choose = `${organisationUrl ?? ''}manage/organization/apps/profile/${app}/workspaces/add`;
    return html`<p>Now choose the workspaces that are to have it. There, anybody types <code>/starleaf</code>.</p>
      ${organisationUrl?.startsWith('https://') === true && html`<a class="primary" href="${choose}">Choose workspaces</a>`}`;
  }
  const team = encodeURIComponent(workspaceId);
  const inSlack = appId === null ? `slack://open?team=${team}` : `slack://app?team=${team}&id=${app}`;
  return html`<p>Type <code>/starleaf tomorrow 3pm</code> in any conversation. You have a message with what to do first.</p>
      <a class="primary" href="${inSlack}">Open Slack</a>
      <p class="small"><a href="https://app.slack.com/client/${team}">Open it in this browser instead</a></p>`;
}

function renderCard(parts: {
  readonly title: string;
  readonly drawing: Html;
  readonly words: Html;
  readonly isGood?: boolean;
}): Html {
  return html`<section class="card outcome${parts.isGood === true && ' good'}">
      <svg viewBox="0 0 24 24" width="56" height="56" aria-hidden="true" focusable="false">
        <circle cx="12" cy="12" r="10" />${parts.drawing}
      </svg>
      <h1>${parts.title}</h1>
      ${parts.words}
    </section>`;
}
