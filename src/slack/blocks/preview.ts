import { describeInFull, type Reader } from '../../meeting/describe.js';
import type { MeetingRequest } from '../../meeting/request.js';
import type { Message } from '../message.js';
import { button, buttons, context, section } from './build.js';

/** How a sentence was read, for those who want to see it before anything happens. */
export function buildPreview(facts: {
  readonly request: MeetingRequest;
  readonly reader: Reader;
  /** What the buttons go on with. */
  readonly draftId: string;
}): Message {
  const { request, reader, draftId } = facts;
  const reading = describeInFull(request, reader);
  const isPrivate = request.place.value.kind === 'privately';
  return {
    text: `I read this as ${reading}. Nothing is scheduled yet.`,
    blocks: [
      section(`I read this as\n*${reading}*`),
      buttons(
        button({
          actionId: 'preview-post',
          label: 'Schedule and post',
          value: draftId,
          ...(isPrivate ? {} : PRIMARY),
        }),
        button({
          actionId: 'preview-privately',
          label: 'Schedule privately',
          value: draftId,
          ...(isPrivate ? PRIMARY : {}),
        }),
        button({ actionId: 'preview-edit', label: 'Edit…', value: draftId }),
        button({ actionId: 'dismiss', label: 'Cancel', value: 'dismiss' }),
      ),
      context(
        'Nothing is scheduled yet, and nobody else sees this. Type `/starleaf settings` if I should not ask.',
      ),
    ],
  };
}

const PRIMARY = { style: 'primary' } as const;
