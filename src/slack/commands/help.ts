import { buildHelp } from '../blocks/help.js';
import type { Subcommand } from '../subcommand.js';

/** `/starleaf help`: what one can type, made from the subcommands themselves. */
export function createHelp(subcommands: () => readonly Subcommand[]): Subcommand {
  return {
    name: 'help',
    usage: 'help',
    summary: 'shows this',
    run: async () => ({ privately: buildHelp(subcommands()) }),
  };
}
