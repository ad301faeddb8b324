import { z } from 'zod';
import { validateBlocks, validateMessage, validateView } from '../block-kit/validate.js';
import { readArguments, structure } from './arguments.js';
import type { Answer, Call, Method } from './method.js';
import { ApiRefusal, invalidArguments } from './refusal.js';

const payloads = z.object({
  blocks: structure.optional(),
  message: structure.optional(),
  view: structure.optional(),
});

function validate({ args }: Call): Answer {
  const { blocks, message, view } = readArguments(payloads, args);
  if ([blocks, message, view].filter((payload) => payload !== undefined).length !== 1) {
    throw invalidArguments(['must provide exactly one of `blocks`, `view`, or `message`']);
  }
  if (view !== undefined) {
    const checked = validateView(view);
    if (checked.kind === 'faulty') throw new ApiRefusal('invalid_view', { errors: checked.faults });
    return {};
  }
  const faults = message === undefined ? validateBlocks(blocks) : validateMessage(message);
  const code = message === undefined ? 'invalid_blocks' : 'invalid_message';
  if (faults.length > 0) throw new ApiRefusal(code, { errors: faults });
  return {};
}

/** https://docs.slack.dev/reference/methods/blocks.validate */
export const BLOCKS_METHODS: Readonly<Record<string, Method>> = {
  'blocks.validate': { run: validate },
};
