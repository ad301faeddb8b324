import { describe, expect, test } from '@jest/globals';
import { readHomeOpened } from '../../../src/slack/home/home-opened.js';
import { OpenHomes } from '../../../src/slack/home/open-homes.js';

const EVENT = { type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' };

describe('an opened Home tab', () => {
  test('belongs to its person in their workspace', () => {
    expect(readHomeOpened({ team_id: 'T1', event: EVENT })).toEqual({
      owner: { workspaceId: 'T1', userId: 'U1' },
      isPublished: false,
    });
  });

  test('belongs to the organisation where the app is installed for all of it', () => {
    const authorizations = [
      { enterprise_id: 'E1', team_id: null, user_id: 'U9', is_enterprise_install: true },
    ];
    expect(readHomeOpened({ team_id: 'T1', authorizations, event: EVENT })?.owner.workspaceId).toBe('E1');
  });

  test('says whether something stands there', () => {
    expect(readHomeOpened({ team_id: 'T1', event: { ...EVENT, view: { id: 'V1' } } })?.isPublished).toBe(
      true,
    );
  });

  test('is none where the messages were opened', () => {
    expect(readHomeOpened({ team_id: 'T1', event: { ...EVENT, tab: 'messages' } })).toBeUndefined();
  });

  test('is told from anything else', () => {
    expect(() => readHomeOpened({ event: EVENT })).toThrow();
  });
});

describe('those who have opened Home', () => {
  const owner = (userId: string) => ({ workspaceId: 'T1', userId });

  test('keep their page until they open it anew', () => {
    const homes = new OpenHomes();
    expect(homes.pageOf(owner('U1'))).toBeUndefined();
    homes.open(owner('U1'), 3);
    homes.open(owner('U1'));
    expect(homes.pageOf(owner('U1'))).toBe(3);
    homes.open(owner('U1'), 1);
    expect(homes.pageOf(owner('U1'))).toBe(1);
  });

  test('are not remembered without end', () => {
    const homes = new OpenHomes({ most: 2 });
    for (const userId of ['U1', 'U2', 'U3']) homes.open(owner(userId));
    expect(homes.pageOf(owner('U1'))).toBeUndefined();
    expect(homes.pageOf(owner('U3'))).toBe(1);
  });
});
