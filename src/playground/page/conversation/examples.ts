import type { AppInfo } from '../../protocol.js';

/** Things worth typing first, by the app's first command; none where the app has no command. */
export function examplesOf({ commands }: AppInfo): readonly string[] {
  const command = commands[0]?.command;
  if (command === undefined) return [];
  return [`${command} meet tomorrow 3pm about Q3 budget`, `${command} help`];
}
