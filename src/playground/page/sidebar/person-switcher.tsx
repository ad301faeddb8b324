import type { JSX } from 'preact';
import type { Person } from '../../protocol.js';
import { Avatar } from '../avatar.js';
import { Icon } from '../icons.js';
import { usePlayground } from '../state/playground.js';
import { formatMoment } from '../text/date-token.js';
import { pageLocale, placeOf } from '../time/clock.js';

/** Who is looking, and where and what time it is for them; choosing another person shows the workspace as theirs. */
export function PersonSwitcher(): JSX.Element {
  const { snapshot, clock, place, go } = usePlayground();
  const { viewer, people } = snapshot;
  const timeFor = ({ zone, locale }: Person): string =>
    formatMoment(clock.now, '{time}', { zone, locale: pageLocale(locale), now: clock.now }) ?? '';
  return (
    <div class="switcher">
      <Avatar of={viewer} size={28} />
      <span class="switcher-words" aria-hidden="true">
        <span class="switcher-who">
          <span class="switcher-you">You are </span>
          {viewer.realName}
        </span>
        <span class="switcher-where">
          {placeOf(viewer.zone)} {timeFor(viewer)}
        </span>
      </span>
      <Icon name="down" size={16} />
      <select
        aria-label="You are"
        title="Look at the workspace as somebody else"
        value={viewer.id}
        onChange={({ currentTarget }) =>
          go({ user: currentTarget.value, thread: null, mailbox: place.mailbox })
        }
      >
        {people.map((person) => (
          <option key={person.id} value={person.id}>
            {person.realName} · {placeOf(person.zone)} {timeFor(person)}
          </option>
        ))}
      </select>
    </div>
  );
}
