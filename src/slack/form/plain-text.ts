/** What a message of Slack's reads like, without its markup: links by their words, mentions left out. */
export function toPlainText(mrkdwn: string): string {
  return mrkdwn
    .replace(/<(?:@|!subteam\^|!)[^<>|]*(?:\|[^<>]*)?>/g, '')
    .replace(/<#[^<>|]*\|([^<>]*)>/g, '#$1')
    .replace(/<(?:mailto:)?[^<>|]*\|([^<>]*)>/g, '$1')
    .replace(/<([^<>]*)>/g, '$1')
    .replace(/(?<![\p{L}\d])([*_~`])(?=\S)(.*?)(?<=\S)\1(?![\p{L}\d])/gu, '$2')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[^\S\n]+/g, ' ');
}
