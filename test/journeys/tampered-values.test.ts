import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Duration } from 'luxon';
import { PEOPLE } from '../../src/playground/people.js';
import { toEntryRef } from '../../src/slack/agenda/entry-ref.js';
import { toCardBlockId } from '../../src/slack/card-ref.js';
import { writeAsked } from '../../src/slack/changes/asked-move.js';
import { writeTarget } from '../../src/slack/changes/target.js';
import { inZone } from '../../src/slack/local-time.js';
import { type Cloud, startCloud } from '../support/cloud.js';
import { connectAt } from '../support/connected.js';
import { Onlooker } from '../support/onlooker.js';
import { findFreePort } from '../support/process.js';
import { type Seat, wordsOf } from '../support/seat.js';
import { type SlackNextDoor, startSlackNextDoor, TOKENS } from '../support/slack-next-door.js';
import { signedCommand } from '../support/slack-request.js';
import { openWorld, type World } from '../support/world.js';

/*
 * What buttons carry and views remember comes back by way of Slack, which signs it; still nobody may get at what is
 * somebody else's by changing it. Ben sends each kind of value as it stands on something of Ana's.
 */
const GENERAL = 'C0GENERAL1';
const TEAM = 'T0PLAYGRND';
const SECRET = 'Zephyr acquisition';

let cloud: Cloud;
let slack: SlackNextDoor;
let world: World;
let ana: Seat;
let ben: Seat;
let onlooker: Onlooker;
/** Ids of Ana's: of her meeting, her series and its second date, and of what she typed and did not finish. */
let once: string;
let series: string;
let date: string;
let before: unknown;
let draft: string;

beforeAll(async () => {
  cloud = await startCloud();
  for (const { email, password } of PEOPLE) await cloud.add(email, password);
  const port = await findFreePort();
  const { botToken, signingSecret } = TOKENS;
  slack = await startSlackNextDoor(port);
  world = await openWorld({
    port,
    slack: { kind: 'http', botToken, signingSecret },
    slackApiUrl: slack.apiUrl,
    starleafApiUrl: cloud.url,
  });
  [ana, ben] = [slack.seat('ana'), slack.seat('ben')];
  await connectAt(GENERAL, ana);
  await connectAt(GENERAL, ben);
  await ana.type(GENERAL, `/starleaf tomorrow 3pm privately about ${SECRET}`);
  await ana.seeWords(GENERAL, SECRET, 'Undo');
  await ana.type(GENERAL, `/starleaf every day at 9:15 privately about the ${SECRET} standup`);
  await ana.seeWords(GENERAL, `${SECRET} standup`, 'Undo');
  await ana.type(GENERAL, `/starleaf tomorrow at 7 about ${SECRET} plans`);
  const question = await ana.see(GENERAL, (messages) =>
    messages.some((each) => /"choose-0"/.test(JSON.stringify(each.blocks))),
  );
  draft = /"value":"([\w-]{20,}):0"/.exec(JSON.stringify(question.at(-1)?.blocks))?.[1] ?? '';
  const person = PEOPLE.find(({ id }) => id === ana.user);
  if (person === undefined) throw new Error('Ana is somebody');
  onlooker = await Onlooker.signIn(cloud.url, person);
  const held = await onlooker.conferences();
  once = held.find(({ settings }) => settings.repetition === null)?.id ?? '';
  const repeated = held.find(({ settings }) => settings.repetition !== null);
  series = repeated?.id ?? '';
  const second = new Date(Date.parse(`${repeated?.settings.start ?? ''}Z`) + 86_400_000);
  date = `${second.toISOString().slice(0, 19)}Z`;
  before = await hers();
}, 60_000);

afterAll(async () => {
  await world.close();
  await slack.close();
  await cloud.close();
});

/** All that Ana has, occurrences included. */
async function hers(): Promise<unknown> {
  return { conferences: await onlooker.conferences(), second: await onlooker.occurrence(series, date) };
}

let sent = 0;

async function send(payload: Readonly<Record<string, unknown>>): Promise<number> {
  sent += 1;
  const frame = {
    team: { id: TEAM },
    user: { id: ben.user, team_id: TEAM },
    trigger_id: `tampered.${sent}`,
    is_enterprise_install: false,
    ...payload,
  };
  const { signingSecret } = TOKENS;
  const timestamp = Math.floor(Date.now() / 1000);
  const fields = { payload: JSON.stringify(frame) };
  return (await fetch(`${world.origin}/slack/events`, signedCommand({ signingSecret, timestamp, fields })))
    .status;
}

const pressed = (
  action: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
) => ({
  type: 'block_actions',
  channel: { id: GENERAL },
  container: {
    type: 'message',
    channel_id: GENERAL,
    message_ts: `1700000000.${String(sent).padStart(6, '0')}`,
  },
  response_url: `${new URL(slack.apiUrl).origin}/response/none`,
  actions: [{ block_id: 'b', ...action }],
  ...more,
});

const view = (callbackId: string, metadata: string, values: Readonly<Record<string, unknown>> = {}) => ({
  id: `V0TAMPERED${sent}`,
  hash: `${sent}.x`,
  type: 'modal',
  callback_id: callbackId,
  private_metadata: metadata,
  state: { values },
});

/** In a view there is no conversation. */
const pressedIn = (shown: object, action: Readonly<Record<string, unknown>>) =>
  pressed(action, { channel: undefined, container: undefined, response_url: undefined, view: shown });

const ref = (occurId: string | null) => toEntryRef({ confId: occurId === null ? once : series, occurId });
const times = () => ({
  start: inZone(Date.now() + 3 * 86_400_000, 'UTC'),
  duration: Duration.fromObject({ minutes: 30 }),
});
const undoing = () =>
  JSON.stringify({
    kind: 'times',
    confId: once,
    occurId: null,
    startsAt: Date.now() + 9e8,
    zone: 'UTC',
    minutes: 5,
  });
const memo = () =>
  JSON.stringify({
    subject: {
      kind: 'edit',
      confId: once,
      occurId: null,
      scope: 'all',
      opened: { title: '', times: '', people: '', guests: '', agenda: '', choices: '' },
    },
    revisions: { words: 0, times: 0, rest: 0 },
    at: Date.now(),
    source: 'words',
    words: '',
    times: {
      date: '2027-05-05',
      time: '10:00',
      minutes: 30,
      zone: 'UTC',
      pattern: null,
      ends: 'never',
      until: null,
      count: null,
    },
    offers: [],
  });
const titled = {
  'title.0': { title: { value: 'Taken over' } },
  'words.0': { words: { value: 'tomorrow 5pm' } },
};

const TAMPERED: readonly (readonly [what: string, payload: () => Readonly<Record<string, unknown>>])[] = [
  ['the id behind Undo', () => pressed({ action_id: 'undo', value: once })],
  ['what Undo of a change takes back', () => pressed({ action_id: 'undo-change', value: undoing() })],
  [
    'an Undo of a skipped date',
    () =>
      pressed({
        action_id: 'undo-change',
        value: JSON.stringify({ kind: 'restore', confId: series, occurId: date }),
      }),
  ],
  [
    'what a cancellation is about',
    () => pressed({ action_id: 'confirm-cancel-all', value: writeTarget({ confId: once, occurId: null }) }),
  ],
  [
    'a date to cancel',
    () =>
      pressed({ action_id: 'confirm-cancel-this', value: writeTarget({ confId: series, occurId: date }) }),
  ],
  [
    'a date to cancel from',
    () =>
      pressed({
        action_id: 'confirm-cancel-following',
        value: writeTarget({ confId: series, occurId: date }),
      }),
  ],
  [
    'whose card it is',
    () =>
      pressed({
        action_id: 'card-menu',
        block_id: toCardBlockId({ userId: ben.user, confId: once }),
        selected_option: { value: 'cancel' },
      }),
  ],
  [
    'a card that stands elsewhere',
    () =>
      pressed({
        action_id: 'card-details',
        block_id: toCardBlockId({ userId: ana.user, confId: once }),
        value: 'details',
      }),
  ],
  [
    'a reference in a menu of a list',
    () => pressed({ action_id: 'entry-menu', selected_option: { value: `details ${ref(null)}` } }),
  ],
  ['a reference to cancel', () => pressed({ action_id: 'which-0', value: `cancel ${ref(null)}` })],
  ['a reference to share', () => pressed({ action_id: 'which-1', value: `share ${ref(null)}` })],
  ['a reference to skip', () => pressed({ action_id: 'which-2', value: `skip ${ref(date)}` })],
  ['a draft', () => pressed({ action_id: 'choose-0', value: `${draft}:0` })],
  ['a draft to try again', () => pressed({ action_id: 'try-again', value: `${draft}:ABCD` })],
  ['a draft of a preview', () => pressed({ action_id: 'preview-post', value: draft })],
  ['a draft of a prompt to connect', () => pressed({ action_id: 'open-connect', value: draft })],
  [
    'the list of dates, to skip one',
    () =>
      pressedIn(view('occurrences', JSON.stringify({ confId: series, page: 0 })), {
        action_id: 'occurrence-menu',
        selected_option: { value: `skip ${date}` },
      }),
  ],
  [
    'the list of dates, to look at it',
    () =>
      pressedIn(view('occurrences', JSON.stringify({ confId: series, page: 0 })), {
        action_id: 'occurrences-later',
        value: '1',
      }),
  ],
  [
    'which meetings move',
    () =>
      pressedIn(view('which-meetings', writeAsked({ confId: series, occurId: date, times: times() })), {
        action_id: 'which-scope',
        selected_option: { value: 'all' },
      }),
  ],
  [
    'the scope of an edit',
    () => pressedIn(view('edit', memo()), { action_id: 'form-scope', selected_option: { value: 'all' } }),
  ],
  [
    'a move that is submitted',
    () => ({
      type: 'view_submission',
      view: view('which-meetings', writeAsked({ confId: series, occurId: date, times: times() }), {
        'which-scope': { 'which-scope': { selected_option: { value: 'all' } } },
      }),
    }),
  ],
  ['an edit that is submitted', () => ({ type: 'view_submission', view: view('edit', memo(), titled) })],
  [
    'what is shared',
    () => ({
      type: 'view_submission',
      view: view('share', ref(null), { conversation: { conversation: { selected_conversation: GENERAL } } }),
    }),
  ],
  [
    'her id, from another workspace',
    () => ({
      ...pressed({ action_id: 'undo', value: once }),
      user: { id: ana.user },
      team: { id: 'T0ELSEWHERE' },
    }),
  ],
  [
    'her id, beside another workspace of hers',
    () => ({
      ...pressed({ action_id: 'undo', value: once }),
      user: { id: ana.user, team_id: TEAM },
      team: { id: 'T0ELSEWHERE' },
    }),
  ],
];

/** Everything that Ben sees, but for what Ana has shown to all. */
async function whatBenSees(): Promise<string> {
  const { messages, modals, home } = await ben.look();
  return `${messages.map(wordsOf).join('\n')}${JSON.stringify([modals, home])}`;
}

describe('by a value of Ana’s, Ben gets at nothing of hers', () => {
  test('there is something of hers to get at', () => {
    expect([once, series, date, draft].map((id) => id !== '')).toEqual([true, true, true, true]);
    expect(JSON.stringify(before)).toContain(SECRET);
  });

  test.each(TAMPERED)('%s', async (_, payload) => {
    expect(await send(payload())).toBe(200);
    // Somebody else's work, begun later, is done: so is this.
    await ben.type(GENERAL, `/starleaf hlep ${sent}`);
    await ben.seeWords(GENERAL, `hlep`);
    expect(await whatBenSees()).not.toContain('Zephyr');
    expect(await hers()).toEqual(before);
  });

  test('and nothing comes of it later', async () => {
    await world.restart();
    expect(await whatBenSees()).not.toContain('Zephyr');
    expect(await hers()).toEqual(before);
  });

  test('while in her own hands it does what it says', async () => {
    const value = writeTarget({ confId: series, occurId: date });
    await send({
      ...pressed({ action_id: 'confirm-cancel-this', value }),
      user: { id: ana.user, team_id: TEAM },
    });
    const isOff = async () => (await onlooker.occurrence(series, date)).canceled;
    await ana.type(GENERAL, '/starleaf hlep');
    await ana.seeWords(GENERAL, 'hlep');
    expect(await isOff()).toBe(true);
  });
});
