import type { JSX } from 'preact';
import type { CommandInfo, Person } from '../../protocol.js';
import { Avatar } from '../avatar.js';
import { ListBox } from '../list-box.js';
import { usePlayground } from '../state/playground.js';
import type { Offer } from './offers.js';
import type { Suggestions } from './suggest.js';

interface SuggestionListProps {
  readonly id: string;
  readonly suggestions: Suggestions | undefined;
  readonly offers: readonly Offer[];
  readonly active: number;
  take(index: number): void;
}

/** What is offered above the composer: commands or people to take, or how the command at hand is used. */
export function SuggestionList({
  id,
  suggestions,
  offers,
  active,
  take,
}: SuggestionListProps): JSX.Element | null {
  if (suggestions === undefined) return null;
  if (suggestions.kind === 'usage') {
    return (
      <div class="suggestions" role="status">
        <Command command={suggestions.command} />
      </div>
    );
  }
  const heading = suggestions.kind === 'people' ? 'People' : 'Commands';
  return (
    <div class="suggestions">
      <div class="suggestions-heading">{heading}</div>
      <ListBox
        id={id}
        name={heading}
        active={active}
        options={offers.map((offer) => ({
          key: offer.insert,
          content: 'command' in offer.of ? <Command command={offer.of} /> : <PersonLine person={offer.of} />,
        }))}
        take={take}
      />
    </div>
  );
}

function Command({ command }: { command: CommandInfo }): JSX.Element {
  const { app } = usePlayground().snapshot;
  return (
    <span class="suggestion">
      <Avatar of={app} size={28} />
      <span>
        <strong>{command.command}</strong> <span class="usage">{command.usageHint}</span>
        <span class="suggestion-detail">{command.description}</span>
      </span>
    </span>
  );
}

function PersonLine({ person }: { person: Person }): JSX.Element {
  return (
    <span class="suggestion">
      <Avatar of={person} size={28} />
      <span>
        <strong>{person.realName}</strong> <span class="usage">@{person.name}</span>
      </span>
    </span>
  );
}
