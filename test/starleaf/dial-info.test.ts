import { describe, expect, test } from '@jest/globals';
import { toDialIn } from '../../src/starleaf/dial-info.js';
import { dialInfoAnswer } from '../../src/starleaf/wire.js';

const read = (info: Record<string, unknown>) => toDialIn(dialInfoAnswer.parse(info));
const dial_info_url = 'https://meet.starleaf.com/4045551234';

describe('the Join link', () => {
  test.each([
    [
      { app_url: `${dial_info_url}/app`, webrtc_link: `${dial_info_url}/webrtc`, dial_info_url },
      `${dial_info_url}/app`,
    ],
    [{ app_url: null, webrtc_link: `${dial_info_url}/webrtc`, dial_info_url }, `${dial_info_url}/webrtc`],
    [{ app_url: '', dial_info_url }, dial_info_url],
    [{ app_url: 'starleaf:4045551234', dial_info_url }, dial_info_url],
    [{ app_url: 7, dial_info_url }, dial_info_url],
    [
      { app_url: 'https://x.example/<!channel>|a?b=<@U1>#c|d' },
      'https://x.example/%3C!channel%3E%7Ca?b=%3C@U1%3E#c%7Cd',
    ],
  ])('is the best that there is', (info, joinUrl) => {
    expect(read(info)).toMatchObject({ joinUrl });
  });

  test.each([
    [{}],
    [{ app_url: 'javascript:alert(1)' }],
    [{ app_url: 'https://' }],
    [{ dial_info_url: 'meet.starleaf.com/4045551234' }],
  ])('is never made up: %j', (info) => {
    expect(read(info)).toBeUndefined();
  });
});

describe('the access code', () => {
  test.each([
    [{ formatted_access_code: '404 555 1234', access_code_pstn: '9' }, '404 555 1234'],
    [{ access_code_pstn: '4045551234' }, '404 555 1234'],
    [{ access_code_pstn: 4045551234 }, '404 555 1234'],
    [{ access_code_pstn: '4045551' }, '4045551'],
    [{ access_code_pstn: '' }, null],
    [{}, null],
  ])('is grouped for reading', (info, accessCode) => {
    expect(read({ ...info, dial_info_url })).toMatchObject({ accessCode });
  });
});

describe('the phone numbers', () => {
  test.each([
    ['+44 330 000 0000', ['+44 330 000 0000']],
    [
      '+44 330 000 0000, +1 202 000 0000\n+49 30 000000',
      ['+44 330 000 0000', '+1 202 000 0000', '+49 30 000000'],
    ],
    [
      ['+44 330 000 0000', 12020000000],
      ['+44 330 000 0000', '12020000000'],
    ],
    ['', []],
    [[], []],
    [null, []],
    [undefined, []],
  ])('may be a text or a list', (pstn_numbers, phoneNumbers) => {
    expect(read({ pstn_numbers, dial_info_url })).toMatchObject({ phoneNumbers });
  });
});

test('the room system dials the standards address', () => {
  expect(read({ dial_info_url, dial_standards: '4045551234@example.call.sl' })).toEqual({
    joinUrl: dial_info_url,
    accessCode: null,
    phoneNumbers: [],
    roomSystem: '4045551234@example.call.sl',
  });
});
