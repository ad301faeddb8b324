import type { ConfSettings } from './conf-settings.js';
import type { OccurSettings } from './occur-settings.js';

/**
 * How the cloud words its answers, all of which a client has to cope with: as documented in the last edition; with
 * nothing beyond what it must say; with keys nobody has heard of and the printed types in place of the described ones.
 */
export type Manner = 'documented' | 'sparse' | 'chatty';

type Json = Readonly<Record<string, unknown>>;

const unheardOf = { x_unheard_of: { deep: [1, null] }, revision: 7 };

/** conf_dial_info of a conference with this ten-digit number. */
export function dialInfo(number: string, manner: Manner): Json {
  const grouped = number.replace(/(...)(...)(....)/, '$1 $2 $3');
  const page = `https://meet.starleaf.com/${number}`;
  if (manner === 'sparse') return { dial_info_url: page };
  const info = {
    app_url: `${page}/app`,
    formatted_access_code: grouped,
    dial_starleaf: number,
    pstn_numbers: ['+44 330 000 0000', '+1 888 000 0000'],
    pstn_country: 'GB',
    pstn_info_url: null,
    access_code_pstn: number,
    dial_info_url: page,
    dial_standards: `${number}@example.call.sl`,
    streaming_url: null,
    breeze_link: null,
    lync_link: null,
    webrtc_link: `${page}/webrtc`,
    sign_up_link: null,
    custom_invite_footer: 'Join: <a href="https://meet.starleaf.com">StarLeaf</a>\n',
    custom_invite_plain_text: 'Join\n',
  };
  return manner === 'chatty' ? { ...info, ...unheardOf, pstn_numbers: '+44 330 000 0000' } : info;
}

/** The settings of a conference or an occurrence, as an answer has them. */
export function settingsAnswer(settings: ConfSettings | OccurSettings, manner: Manner): Json {
  const people = settings.participants.map(({ email }) => person(email, manner));
  if (manner === 'documented') return { ...settings, participants: people };
  if (manner === 'chatty') return { ...settings, participants: people, ...unheardOf };
  const said = Object.entries(settings).filter(
    ([name, value]) => !isDefault(name, value) || name in whatIsAlwaysSaid,
  );
  return { ...Object.fromEntries(said), ...(people.length > 0 && { participants: people }) };
}

const whatIsAlwaysSaid = { title: true, timezone: true, permanent: true, start: true, end: true };

/** A sparse answer leaves out what is as it would be if nobody had said anything. */
function isDefault(name: string, value: unknown): boolean {
  return (
    value === null ||
    value === false ||
    value === '' ||
    (name === 'layout' && value === 'speaker_with_strip') ||
    (name === 'participants' && Array.isArray(value))
  );
}

function person(email: string, manner: Manner): Json {
  switch (manner) {
    case 'sparse':
      return { email, reply: null };
    case 'chatty':
      return { email, firstname: null, reply: 'None', meeting_room: 'false', ...unheardOf };
    case 'documented':
      return { email, firstname: 'Kim', lastname: 'Lee', reply: 'None', meeting_room: false };
    default:
      return manner satisfies never;
  }
}

/** The body of an error: its format is in no readable source. */
export function errorBody(reason: string, manner: Manner): Json | undefined {
  if (manner === 'sparse') return undefined;
  return { error: manner === 'chatty' ? { message: reason, ...unheardOf } : reason };
}

/** Whatever else is answered. */
export function worded(body: Json, manner: Manner): Json {
  if (manner === 'documented') return body;
  if (manner === 'chatty') return { ...body, ...unheardOf };
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null && value !== false));
}
