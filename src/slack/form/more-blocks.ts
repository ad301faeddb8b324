import type { KnownBlock, PlainTextOption } from '@slack/types';
import { input, option, selectInput, textInput } from '../blocks/inputs.js';
import { findLayout, LAYOUTS } from '../blocks/layouts.js';
import type { FormFacts } from './build-form.js';
import type { Option } from './contents.js';
import { blockIdOf } from './fields.js';
import { NONE } from './read-contents.js';

/** "conf_settings request object" in StarLeaf's documentation. */
export const LONGEST_AGENDA = 2048;

/** Agenda, and what StarLeaf lets one choose. */
export function buildMoreBlocks(facts: FormFacts): readonly KnownBlock[] {
  const { contents, memo } = facts;
  const { subject, revisions, offers } = memo;
  const isOccurrence = subject.kind === 'edit' && subject.scope === 'this';
  return [
    textInput({
      id: blockIdOf('agenda', revisions),
      label: 'Agenda',
      isOptional: true,
      isMultiline: true,
      value: contents.agenda,
      longest: Math.max(LONGEST_AGENDA, contents.agenda.length),
    }),
    ...(isOccurrence || !offers.includes('layout') ? [] : [buildLayout(facts)]),
    ...(isOccurrence ? [] : [buildOptions(facts)]),
    // StarLeaf's requests for one occurrence leave no such choice.
    ...(subject.kind === 'edit' && !isOccurrence ? [buildTell(facts)] : []),
  ];
}

function buildLayout({ contents, memo }: FormFacts): KnownBlock {
  const named = Object.entries(LAYOUTS).map(([layout, words]) => option(layout, words));
  return selectInput({
    id: blockIdOf('layout', memo.revisions),
    label: 'Layout',
    options: [option(NONE, 'As usual in my organisation'), ...named],
    chosen: findLayout(contents.layout) ?? NONE,
  });
}

function buildOptions({ contents, memo: { revisions, offers } }: FormFacts): KnownBlock {
  const options = [
    described('require-owner', 'Start only with me', 'Everybody else waits until I have joined.'),
    ...(offers.includes('recording')
      ? [described('recording', 'Record the meeting', 'From its start on.')]
      : []),
    described(
      'send-emails',
      'Let StarLeaf send e-mails',
      'An invitation to everybody above, and word of each change.',
    ),
  ];
  const ticked = options.filter(({ value }) => contents.options.some((each) => each === value));
  return input(
    {
      id: blockIdOf('options', revisions),
      label: 'Options',
      hint: 'E-mails go to the guests, and to the people whose address Slack tells me.',
      isOptional: true,
    },
    { type: 'checkboxes', options, ...(ticked.length === 0 ? {} : { initial_options: ticked }) },
  );
}

function buildTell({ contents, memo }: FormFacts): KnownBlock {
  const tell = described(
    'tell',
    'Send word of this change by e-mail',
    'To the participants, if StarLeaf mails those of this meeting.',
  );
  return input(
    { id: blockIdOf('tell', memo.revisions), label: 'E-mails', isOptional: true },
    { type: 'checkboxes', options: [tell], ...(contents.tells ? { initial_options: [tell] } : {}) },
  );
}

function described(value: Option | 'tell', words: string, description: string): PlainTextOption {
  return { ...option(value, words), description: { type: 'plain_text', text: description } };
}
