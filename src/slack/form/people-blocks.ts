import type { KnownBlock } from '@slack/types';
import { input, option, selectInput, textInput } from '../blocks/inputs.js';
import type { FormFacts } from './build-form.js';
import { blockIdOf } from './fields.js';
import { NONE } from './read-contents.js';

/** Who comes, and where the card goes. */
export function buildPeopleBlocks(facts: FormFacts): readonly KnownBlock[] {
  const { contents, memo } = facts;
  return [
    input(
      { id: blockIdOf('people', memo.revisions), label: 'People', isOptional: true },
      {
        type: 'multi_users_select',
        ...(contents.people.length === 0 ? {} : { initial_users: [...contents.people] }),
      },
    ),
    textInput({
      id: blockIdOf('guests', memo.revisions),
      label: 'Guests by e-mail',
      hint: 'With commas or line breaks between them. Channels see only how many there are.',
      isOptional: true,
      isMultiline: true,
      longest: 3000,
      value: contents.guests,
      placeholder: 'kim@example.com, lee@example.org',
    }),
    ...buildPost(facts),
  ];
}

function buildPost({ contents: { post }, memo: { subject, revisions } }: FormFacts): readonly KnownBlock[] {
  if (subject.kind === 'edit') return [];
  const id = blockIdOf('post', revisions);
  if (subject.thread !== null) {
    const { channelId } = subject.thread;
    return [
      selectInput({
        id,
        label: 'Post to',
        options: [option(channelId, 'The thread of the message'), option(NONE, 'Nobody; tell only me')],
        chosen: post ?? NONE,
      }),
    ];
  }
  return [
    input(
      { id, label: 'Post to', hint: 'Leave it empty, and only you see the meeting.', isOptional: true },
      {
        type: 'conversations_select',
        // The reply address of the conversation lets the card through where the app is no member.
        response_url_enabled: true,
        ...(post === null ? {} : { initial_conversation: post }),
      },
    ),
  ];
}
