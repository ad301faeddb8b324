import type { HomeView, KnownBlock } from '@slack/types';
import { button, buttons, context, section } from '../blocks/build.js';
import { escapeText } from '../blocks/mrkdwn.js';
import { buildAccountBlocks } from './account-blocks.js';
import { findComing } from './coming.js';
import type { HomeFacts } from './home-facts.js';
import { buildNextBlocks } from './next-blocks.js';
import { buildSeriesBlocks } from './series-blocks.js';
import { buildTodayBlocks } from './today-blocks.js';
import { buildWeekBlocks } from './week-blocks.js';

/** The Home tab. https://docs.slack.dev/surfaces/app-home */
export function buildHome(
  facts: HomeFacts,
  { page, version }: { readonly page: number; readonly version: string },
): HomeView {
  switch (facts.kind) {
    case 'stranger':
      return home([...describeApp(facts), context(describeVersion(version))]);
    case 'connected': {
      const { account, list, reader, now } = facts;
      const coming = findComing(list.meetings, now);
      const reading = { reader, now };
      return home([
        ...buildNextBlocks(coming.next, reading),
        ...buildTodayBlocks(coming.today, reading),
        ...buildWeekBlocks(coming.week, { ...reading, page }),
        ...buildSeriesBlocks(coming, { ...reading, unreadable: list.unreadable }),
        buttons(
          button({ actionId: 'open-schedule', label: 'Schedule a meeting', value: 'home', style: 'primary' }),
          button({ actionId: 'start-now', label: 'Start one now', value: 'now' }),
        ),
        { type: 'divider' },
        ...buildAccountBlocks(account),
        context(describeVersion(version)),
      ]);
    }
    default:
      return facts satisfies never;
  }
}

/** What stands there while StarLeaf is asked. */
export function buildHomeLoading(): HomeView {
  return home([section(':hourglass_flowing_sand: One moment, your meetings are being looked up …')]);
}

/** What stands there when they could not be. */
export function buildHomeFailure(facts: { readonly text: string; readonly reference: string }): HomeView {
  return home([
    section(`:warning: ${facts.text}`),
    buttons(
      button({ actionId: 'home-again', label: 'Try again', value: '1', style: 'primary' }),
      button({ actionId: 'run-help', label: 'Help', value: 'help' }),
    ),
    context(`Reference ${facts.reference}`),
  ]);
}

/** For people without an account: what it does, and how to begin. */
function describeApp({ isRefused }: { readonly isRefused: boolean }): readonly KnownBlock[] {
  return [
    ...(isRefused
      ? [section(':warning: StarLeaf no longer accepts your sign-in; perhaps your password has changed.')]
      : []),
    section(
      [
        '*Type what you want, and a video meeting exists.*',
        '• `/starleaf tomorrow 3pm about the budget with @ana` schedules it and posts a card with everything to join.',
        '• `/starleaf now` starts one at once; `/starleaf list` shows what comes.',
        '• Here you find your next meeting with its Join button, your week, and the series you own.',
      ].join('\n'),
    ),
    buttons(
      button({
        actionId: 'run-connect',
        label: isRefused ? 'Reconnect my account' : 'Connect my StarLeaf account',
        value: 'connect',
        style: 'primary',
      }),
      button({ actionId: 'explain-connect', label: 'What will StarLeaf see?', value: 'explain' }),
      button({ actionId: 'run-help', label: 'Help', value: 'help' }),
    ),
    context('Connecting takes a minute, and your password never passes through Slack.'),
  ];
}

function describeVersion(version: string): string {
  return `StarLeaf for Slack ${escapeText(version)} · something wrong? Type \`/starleaf check\``;
}

function home(blocks: readonly KnownBlock[]): HomeView {
  return { type: 'home', blocks: [...blocks] };
}
