import type { DialIn } from './meeting.js';
import type { DialInfo } from './wire.js';

/**
 * How to join a conference, from its conf_dial_info ("conf_dial_info response object" in StarLeaf's
 * documentation).
 * @returns undefined where no link can stand behind a Join button
 */
export function toDialIn(info: DialInfo): DialIn | undefined {
  const link = [info.app_url, info.webrtc_link, info.dial_info_url].find(isWebAddress);
  if (!link) return undefined;
  return {
    joinUrl: toPlainAddress(link),
    phoneNumbers: toPhoneNumbers(info.pstn_numbers),
    accessCode: info.formatted_access_code ?? (group(info.access_code_pstn ?? '') || null),
    roomSystem: info.dial_standards ?? null,
  };
}

/** The link comes from a server and ends in people's chat: other schemes than the web's stay out. */
function isWebAddress(text: string | null | undefined): text is string {
  return /^https?:\/\//i.test(text ?? '') && URL.canParse(text ?? '');
}

/** As browsers write it: without the brackets and bars that would be markup in a chat. */
function toPlainAddress(link: string): string {
  return new URL(link).href.replace(/[<>|]/g, encodeURIComponent);
}

function toPhoneNumbers(numbers: DialInfo['pstn_numbers']): readonly string[] {
  const list = typeof numbers === 'string' ? numbers.split(/[,;\n]/) : (numbers ?? []);
  return list.map((number) => number.trim()).filter((number) => number !== '');
}

/** Ten digits in threes and a four, as StarLeaf prints them; a code of another form stays as it is. */
function group(code: string): string {
  return code.trim().replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3');
}
