import type { AgendaEntry } from '../../starleaf/agenda.js';
import type { Message } from '../message.js';
import type { Reading } from './agenda-row.js';
import { startNowButton } from './begin-buttons.js';
import { button, buttons, context, section } from './build.js';
import { describeNearness } from './join-details.js';
import { bold, escapeText, shorten } from './mrkdwn.js';

/** What is known of somebody who typed `/starleaf` alone. */
export type StartFacts =
  | { readonly kind: 'stranger'; readonly isRefused: boolean }
  | {
      readonly kind: 'connected';
      readonly email: string;
      /** Null where nothing comes; unknown where StarLeaf does not say. */
      readonly next: (Reading & { readonly entry: AgendaEntry }) | null | 'unknown';
    };

const HINT =
  'Type `/starleaf` and what you want, such as `/starleaf tomorrow 3pm about the budget with @ana`, and the meeting exists.';

/** The Home tab in miniature: what comes next, and what to do. */
export function buildStart(facts: StartFacts): Message {
  switch (facts.kind) {
    case 'stranger':
      return buildFirstStep(facts);
    case 'connected':
      return buildNextStep(facts);
    default:
      return facts satisfies never;
  }
}

function buildFirstStep({ isRefused }: { readonly isRefused: boolean }): Message {
  const refused = 'StarLeaf no longer accepts your sign-in; perhaps your password has changed. ';
  const text = `${isRefused ? refused : ''}${HINT}`;
  return {
    text,
    blocks: [
      section(text),
      buttons(
        button({ actionId: 'run-connect', label: 'Connect my account', value: 'connect', style: 'primary' }),
        HELP,
      ),
      context('You need a StarLeaf account; connecting it takes a minute.'),
    ],
  };
}

function buildNextStep({ email, next }: Extract<StartFacts, { kind: 'connected' }>): Message {
  const lead = describeNext(next);
  const join = next === null || next === 'unknown' ? [] : [buildJoin(next.entry)];
  return {
    text: `${lead}\n${HINT}`,
    blocks: [
      ...(join.length === 0 ? [section(lead)] : join.map((accessory) => ({ ...section(lead), accessory }))),
      section(HINT),
      buttons(
        button({ actionId: 'open-schedule', label: 'Schedule a meeting', value: 'start', style: 'primary' }),
        startNowButton(),
        HELP,
      ),
      context(`Connected as ${escapeText(email)}. Your week and your account are on my Home tab.`),
    ],
  };
}

const HELP = button({ actionId: 'run-help', label: 'See what else you can type', value: 'help' });

function describeNext(next: Extract<StartFacts, { kind: 'connected' }>['next']): string {
  if (next === 'unknown') return ':warning: I could not look up your next meeting in StarLeaf just now.';
  if (next === null) return 'You have no meetings coming up.';
  return `:video_camera: ${bold(shorten(next.entry.title, 150))} ${describeNearness(next.entry, next)}`;
}

function buildJoin({ meeting }: AgendaEntry) {
  const { joinUrl } = meeting.dialIn;
  return button({ actionId: 'join', label: 'Join', url: joinUrl, value: 'join' });
}
