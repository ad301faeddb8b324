import type { ConfSettings } from './conf-settings.js';

/** Settings of a conference that somebody made elsewhere, none of them as our people have them. */
export function placed(changes: Partial<ConfSettings> = {}): ConfSettings {
  return {
    title: 'Made elsewhere',
    description: 'Bring the plans',
    timezone: 'Asia/Tokyo',
    permanent: false,
    start: '2031-11-25T09:00:00',
    end: '2031-11-25T10:00:00',
    repetition: null,
    participants: [{ email: 'kim@example.com' }],
    layout: 'equal_panes',
    require_owner: true,
    recording: true,
    dummy: false,
    hide_dir_entry: true,
    send_emails: true,
    externally_managed: false,
    rtmp_enable: true,
    rtmp_uri: 'rtmp://live.example.com/app',
    rtmp_token: 'key',
    ...changes,
  };
}
