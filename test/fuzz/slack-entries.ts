import fc from 'fast-check';
import { COMMANDS, type Corpus, homeOpened, shortcut, withFresh } from './corpus.js';
import { type AnyEntry, anyEntry } from './entry.js';
import {
  applyEdits,
  edits,
  isObject,
  type Json,
  type JsonObject,
  mutated,
  nastyText,
  wellFormed,
} from './json.js';
import { type Ground, type as typeAndWait } from './person.js';
import { type Probe, type Said, send } from './probe.js';
import { commandOf, eventOf, frameOf, interaction, signed, toForm } from './slack-requests.js';

/** People whose accounts are connected, and one who may lose theirs. */
export const CONNECTED = ['U0FUZZAA', 'U0FUZZBB', 'U0FUZZCC'] as const;
const LEAVER = 'U0LEAVER';
const anybody = fc.constantFrom(...CONNECTED, ...CONNECTED, 'U0STRANGER');

/** After so many requests somebody waits for an answer, so that what is tried is also worked on. */
const PACE = 8;

/** Everything that Slack sends. */
export function slackEntries(ground: Ground, corpus: Corpus): readonly AnyEntry[] {
  const pace = pacing(ground);
  const deliver = async (probe: Probe): Promise<Said> => {
    await pace();
    return send(ground.target.origin, probe);
  };
  const entry = (
    name: string,
    weight: number,
    samples: fc.Arbitrary<Json>,
    toProbe: (sample: Json) => Probe,
  ) => anyEntry({ name, weight, target: ground.target, samples, send: (sample) => deliver(toProbe(sample)) });
  const delivered = (sample: Json) => interaction(withFresh(forLeaver(sample), ground));

  return [
    entry('slash commands', 12, commands(ground), (sample) => signed(toForm(withFresh(sample, ground)))),
    entry('presses', 16, fromCorpus(corpus.presses), delivered),
    entry('submitted views', 16, submissions(corpus), delivered),
    entry('closed views', 3, fromCorpus(corpus.closed), delivered),
    entry('shortcuts', 5, shortcuts(ground), delivered),
    entry('suggestions', 4, suggestions(corpus), delivered),
    entry('events', 8, events, (sample) => signed(JSON.stringify(sample), 'application/json')),
    anyEntry({
      name: 'signatures and noise',
      weight: 8,
      target: ground.target,
      samples: envelopes,
      send: deliver,
    }),
  ];
}

function commands(ground: Ground): fc.Arbitrary<Json> {
  const text = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...COMMANDS) },
    { weight: 2, arbitrary: nastyText },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom(...COMMANDS), nastyText)
        .map(([command, words]) => `${command} ${words}`),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom(
            'move',
            'edit',
            'cancel',
            'skip',
            'share',
            'details',
            'restore',
            'invite',
            'now',
            'list',
          ),
          nastyText,
        )
        .map(([command, words]) => `${command} ${words}`),
    },
  );
  return fc.tuple(anybody, text, fc.boolean(), edits).map(([user, words, isEdited, all]) => {
    const command = commandOf({ user, text: words, slackOrigin: ground.slack.origin, name: 'x' });
    return isEdited ? applyEdits(command, all) : command;
  });
}

function fromCorpus(payloads: readonly JsonObject[]): fc.Arbitrary<Json> {
  return fc
    .tuple(fc.constantFrom(...payloads), anybody, edits)
    .map(([payload, user, all]) => applyEdits({ ...payload, ...frameOf(user) }, all));
}

/** Beside what is done to any payload, people fill in what they like. */
function submissions({ submissions: payloads }: Corpus): fc.Arbitrary<Json> {
  const typed = fc.array(fc.tuple(fc.nat(30), nastyText), { maxLength: 4 });
  const edited = fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: edits });
  return fc
    .tuple(fc.constantFrom(...payloads), anybody, typed, edited)
    .map(([payload, user, words, all]) => applyEdits(fillIn({ ...payload, ...frameOf(user) }, words), all));
}

function fillIn(payload: JsonObject, words: readonly (readonly [number, string])[]): Json {
  const fields =
    JSON.stringify(payload).match(
      /"(?:value|selected_date|selected_time|selected_conversation)":(?:null|"[^"\\]*")/g,
    ) ?? [];
  let text = JSON.stringify(payload);
  for (const [index, word] of words) {
    const field = fields[index % Math.max(1, fields.length)];
    if (field === undefined) continue;
    const [name] = field.split(':');
    text = text.replace(field, () => `${name}:${JSON.stringify(word)}`);
  }
  return JSON.parse(text) as Json;
}

function shortcuts(ground: Ground): fc.Arbitrary<Json> {
  return fc
    .tuple(
      fc.constantFrom('schedule-meeting', 'start-meeting', 'schedule-about'),
      anybody,
      nastyText,
      fc.boolean(),
      edits,
    )
    .map(([id, user, words, isWordy, all]) => {
      const valid = shortcut(id, { ground, user, name: 'x' });
      const { message } = valid;
      const worded =
        isWordy && message !== undefined && isObject(message)
          ? { ...valid, message: { ...message, text: words } }
          : valid;
      return applyEdits(worded, all);
    });
}

function suggestions({ suggestions: payloads }: Corpus): fc.Arbitrary<Json> {
  return fc
    .tuple(fc.constantFrom(...payloads), nastyText, edits)
    .map(([payload, value, all]) => applyEdits({ ...payload, value }, all));
}

const events: fc.Arbitrary<Json> = fc.oneof(
  { weight: 3, arbitrary: anybody.chain((user) => mutated(homeOpened(user))) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom<JsonObject>(
        { type: 'message', user: 'U1', text: 'hello', channel: 'C1', ts: '1.1' },
        { type: 'app_mention', user: 'U1', text: '<@U0STARLEAF> hi', channel: 'C1' },
        { type: 'link_shared', user: 'U1', channel: 'C1', links: [{ url: 'https://example.com' }] },
        { type: 'reaction_added', user: 'U1', item: { type: 'message', channel: 'C1', ts: '1.1' } },
        { type: 'channel_rename', channel: { id: 'C1', name: 'x', creator: 'U1' } },
        { type: 'subteam_created', subteam: { id: 'S1', created_by: 'U1' } },
        { type: 'function_executed', function: { id: 'F1' }, inputs: {}, function_execution_id: 'Fx1' },
        { type: 'no_such_event' },
      )
      .chain((event) => mutated(eventOf(event))),
  },
  { weight: 1, arbitrary: mutated({ type: 'url_verification', token: 'x', challenge: 'abc' }) },
);

/** Right and wrong signatures around bodies of any kind. */
const envelopes: fc.Arbitrary<Probe> = fc
  .tuple(
    fc.oneof(
      nastyText,
      fc.constant('ssl_check=1&token=x'),
      fc.constant('payload={'),
      fc.constant('payload=%7B%7D&payload=%7B%7D'),
      fc.json(),
      fc.string({ unit: 'binary', maxLength: 2_000 }),
      fc.constant('x'.repeat(1_200_000)),
    ),
    fc.constantFrom(
      'application/json',
      'application/x-www-form-urlencoded',
      'text/plain',
      'multipart/form-data',
      'application/json; charset=utf-16',
      '',
    ),
    fc.constantFrom('right', 'right', 'none', 'wrong', 'old', 'odd'),
    fc.dictionary(
      fc.constantFrom(
        'x-slack-retry-num',
        'x-slack-retry-reason',
        'x-request-id',
        'cookie',
        'content-encoding',
        'accept',
      ),
      fc.constantFrom('1', 'http_timeout', 'NaN', '-1', 'gzip', 'a=b; c', 'y'.repeat(5_000)),
    ),
  )
  .map(([body, contentType, signature, extra]) => {
    const probe = signed(wellFormed(body), contentType);
    const headers: Record<string, string | readonly string[]> = { ...probe.headers, ...extra };
    if (signature === 'none') delete headers['x-slack-signature'];
    if (signature === 'wrong') headers['x-slack-signature'] = `v0=${'0'.repeat(64)}`;
    if (signature === 'old') headers['x-slack-request-timestamp'] = '1';
    if (signature === 'odd') headers['x-slack-signature'] = ['v0', ''].join('=');
    return { ...probe, headers };
  });

/** Whoever presses "Disconnect" is somebody whom nothing else needs. */
function forLeaver(payload: Json): Json {
  if (!isObject(payload) || !JSON.stringify(payload.actions ?? null).includes('confirm-disconnect'))
    return payload;
  return { ...payload, user: { id: LEAVER } };
}

/** Waits now and then until somebody is answered; for others too, so that together they never overtake the app. */
function pacing(ground: Ground): () => Promise<void> {
  let sent = 0;
  let waiting: Promise<unknown> = Promise.resolve();
  return async () => {
    sent += 1;
    if (sent % PACE === 0) waiting = typeAndWait(ground, { user: 'U0PACE', text: 'help' });
    await waiting;
  };
}
