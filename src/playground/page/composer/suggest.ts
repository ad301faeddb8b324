import type { CommandInfo, Person } from '../../protocol.js';

/** What the composer offers for what stands before the caret. */
export type Suggestions =
  | { readonly kind: 'commands'; readonly commands: readonly CommandInfo[]; readonly end: number }
  /** The command is typed; its hint says what may follow. */
  | { readonly kind: 'usage'; readonly command: CommandInfo }
  /** From where the `@` stands to the caret. */
  | {
      readonly kind: 'people';
      readonly people: readonly Person[];
      readonly start: number;
      readonly end: number;
    };

interface Known {
  readonly commands: readonly CommandInfo[];
  readonly people: readonly Person[];
}

/** Commands where the text begins with `/`, their usage once one is typed out, people behind an `@`. */
export function suggest(text: string, caret: number, { commands, people }: Known): Suggestions | undefined {
  const before = text.slice(0, caret);
  const mention = /(?:^|\s)@([\p{L}\p{N}._-]*)$/u.exec(before);
  if (mention !== null) return suggestPeople(people, mention[1] ?? '', before.length);
  const [, name, rest] = /^(\/\S*)(\s?)/.exec(text) ?? [];
  if (name === undefined) return undefined;
  const exact = commands.find(({ command }) => command === name);
  if (exact !== undefined && rest !== '') return { kind: 'usage', command: exact };
  const matching = commands.filter(({ command }) => command.startsWith(name) && rest === '');
  return matching.length === 0 ? undefined : { kind: 'commands', commands: matching, end: name.length };
}

function suggestPeople(people: readonly Person[], typed: string, caret: number): Suggestions | undefined {
  const start = caret - typed.length - 1;
  const found = people.filter(({ name, realName }) =>
    [name, ...realName.split(' ')].some((word) => word.toLowerCase().startsWith(typed.toLowerCase())),
  );
  return found.length === 0 ? undefined : { kind: 'people', people: found, start, end: caret };
}
