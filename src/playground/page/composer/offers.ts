import type { CommandInfo, Person } from '../../protocol.js';
import type { Suggestions } from './suggest.js';

/** Something that can be put in place of what stands between `start` and `end`. */
export interface Offer {
  readonly insert: string;
  readonly start: number;
  readonly end: number;
  readonly of: CommandInfo | Person;
}

/** What of the suggestions can be taken; a usage hint is only to be read. */
export function offersOf(suggestions: Suggestions | undefined): readonly Offer[] {
  switch (suggestions?.kind) {
    case 'commands':
      return suggestions.commands.map((command) => ({
        insert: `${command.command} `,
        start: 0,
        end: suggestions.end,
        of: command,
      }));
    case 'people':
      return suggestions.people.map((person) => ({
        insert: `@${person.name} `,
        start: suggestions.start,
        end: suggestions.end,
        of: person,
      }));
    case 'usage':
    case undefined:
      return [];
    default:
      return suggestions satisfies never;
  }
}
