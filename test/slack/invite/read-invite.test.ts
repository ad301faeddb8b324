import { describe, expect, test } from '@jest/globals';
import { readInvite, sayParticipants } from '../../../src/slack/invite/read-invite.js';

const ANA = { kind: 'user', userId: 'U0ANA' };
const GUEST = { kind: 'email', email: 'guest@example.com' };
const REF = '#abcdefghijklmnop/2026-11-25T09:30:00Z';

describe('whom to invite to what', () => {
  test.each([
    ['<@U0ANA|ana> to standup', [ANA], 'standup'],
    ['standup <@U0ANA>', [ANA], 'standup'],
    ['<@U0ANA> and <mailto:guest@example.com|guest@example.com> to the Q3 budget', [ANA, GUEST], 'Q3 budget'],
    ['guest@example.com, <@U0ANA> to "design review"', [GUEST, ANA], 'design review'],
    ['to tomorrow 3pm with <@U0ANA>', [ANA], 'tomorrow 3pm'],
    ['3 <@U0ANA>', [ANA], '3'],
    [`<@U0ANA> to ${REF}`, [ANA], REF],
    ['guest@example.com', [GUEST], ''],
    ['<@U0ANA>, <!subteam^S0DESIGN>', [ANA, { kind: 'group', groupId: 'S0DESIGN' }], ''],
    ['', [], ''],
  ])('“%s”', (text, participants, which) => {
    expect(readInvite(text)).toEqual({ participants, which, scope: null });
  });

  test.each(['all', 'this'])('a button says to which dates: %s', (scope) => {
    expect(readInvite(`${scope} ${REF} <@U0ANA> guest@example.com`)).toEqual({
      participants: [ANA, GUEST],
      which: REF,
      scope,
    });
  });

  test('people read back as they were said', () => {
    const { participants } = readInvite('<@U0ANA> <!subteam^S0DESIGN> guest@example.com');
    expect(readInvite(sayParticipants(participants)).participants).toEqual(participants);
  });
});
