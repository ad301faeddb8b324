/** Our own mrkdwn as Slack shows it where it takes none, such as under a field. */
export function toPlainWords(mrkdwn: string): string {
  return mrkdwn.replace(/[`*]/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
