import { describe, expect, test } from '@jest/globals';
import { toDialInfo } from '../../src/conference-server/dial-info.js';

const CONFERENCE = { room: 'abcdef', accessCode: '1234567890' };

describe('how to join', () => {
  test.each([
    ['https://meet.jit.si', 'https://meet.jit.si/abcdef'],
    ['https://meet.jit.si/', 'https://meet.jit.si/abcdef'],
    ['https://example.org/jitsi/', 'https://example.org/jitsi/abcdef'],
  ])('under %s every link opens the room', (jitsiUrl, link) => {
    const info = toDialInfo(CONFERENCE, { jitsiUrl });
    expect([info.app_url, info.webrtc_link, info.dial_info_url]).toEqual([link, link, link]);
    expect(info.custom_invite_plain_text).toContain(link);
  });

  test('without configuration offers no telephone and no room system', () => {
    const info = toDialInfo(CONFERENCE, { jitsiUrl: 'https://meet.jit.si', phoneNumbers: [] });
    expect([info.pstn_numbers, info.dial_standards, info.dial_starleaf]).toEqual([null, null, null]);
    expect(info.formatted_access_code).toBe('123 456 7890');
  });

  test('with numbers and a gateway offers both', () => {
    const info = toDialInfo(CONFERENCE, {
      jitsiUrl: 'https://meet.jit.si',
      phoneNumbers: ['+44 20 7946 0000'],
      roomSystemDomain: 'sip.example.org',
    });
    expect(info.pstn_numbers).toEqual(['+44 20 7946 0000']);
    expect(info.dial_standards).toBe('1234567890@sip.example.org');
  });
});
