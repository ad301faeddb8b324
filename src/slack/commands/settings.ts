import { buildSettingsView } from '../modals/settings.js';
import type { Subcommand } from '../subcommand.js';

/** `/starleaf settings`: how one likes one's meetings. */
export const settings: Subcommand = {
  name: 'settings',
  usage: 'settings',
  summary:
    'sets the length, title and place of your meetings if you do not say, the clock, and whether I ask first',
  run: async ({ invocation, tools }) => ({
    view: buildSettingsView({ settings: await tools.settings.find(invocation.owner), notice: null }),
  }),
};
