import type { Conference } from './conferences.js';
import type { components } from './openapi.js';

/** `conf_dial_info`: how to join. */
export type DialInfo = components['schemas']['conf_dial_info'];

/** What of an installation shows in how to join. */
export interface DialInOptions {
  /** Where the rooms are: a Jitsi Meet, with or without a path. */
  readonly jitsiUrl: string;
  /** Numbers that lead to that Jitsi's dial-in, if it has one. */
  readonly phoneNumbers?: readonly string[];
  /** Domain of a gateway that takes `<access code>@<domain>` from room systems, if there is one. */
  readonly roomSystemDomain?: string;
}

/**
 * How to join a conference. All three links open its Jitsi room, so whichever a client prefers leads to the call;
 * what nothing here can answer is null.
 */
export function toDialInfo(
  conference: Pick<Conference, 'room' | 'accessCode'>,
  options: DialInOptions,
): DialInfo {
  const { accessCode } = conference;
  const link = `${options.jitsiUrl.replace(/\/+$/, '')}/${conference.room}`;
  const grouped = `${accessCode.slice(0, 3)} ${accessCode.slice(3, 6)} ${accessCode.slice(6)}`;
  const phoneNumbers = options.phoneNumbers ?? [];
  return {
    app_url: link,
    formatted_access_code: grouped,
    dial_starleaf: null,
    pstn_numbers: phoneNumbers.length === 0 ? null : phoneNumbers,
    pstn_country: null,
    pstn_info_url: null,
    access_code_pstn: accessCode,
    dial_info_url: link,
    dial_standards:
      options.roomSystemDomain === undefined ? null : `${accessCode}@${options.roomSystemDomain}`,
    streaming_url: null,
    breeze_link: null,
    lync_link: null,
    webrtc_link: link,
    sign_up_link: null,
    custom_invite_footer: `<a href="${link}">Join the meeting</a>\nMeeting ID: ${grouped}`,
    custom_invite_plain_text: `Join the meeting: ${link}\nMeeting ID: ${grouped}`,
  };
}
