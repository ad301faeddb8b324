import { HOLE } from '../../meeting/normalise.js';
import { takePlace } from '../../meeting/take-place.js';
import type { Answer } from '../answer.js';
import { shareMeeting } from '../share/share-meeting.js';
import type { Subcommand, SubcommandUse } from '../subcommand.js';

/** `/starleaf share [which] [in #channel]`: posts the card of a meeting that exists. */
export const share: Subcommand = {
  name: 'share',
  usage: 'share standup in #design',
  summary: 'posts the card of one of your meetings here or in a channel',
  run: runShare,
};

/** What stays of "in #design" once the channel is taken out. */
const LED_PLACE = new RegExp(`(?:\\b(?:in|into|to|with)\\s*)?${HOLE}`, 'gi');

async function runShare({ invocation, rest, tools }: SubcommandUse): Promise<Answer> {
  const { place, rest: words } = takePlace(rest);
  const which = words.replace(LED_PLACE, ' ').trim();
  return shareMeeting({ invocation, which, place: place.value, tools });
}
