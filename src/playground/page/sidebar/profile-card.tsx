import type { JSX } from 'preact';
import { Avatar } from '../avatar.js';
import { usePlayground } from '../state/playground.js';

/** Who one is at the moment, and what one needs to know to be them. */
export function ProfileCard(): JSX.Element {
  const { viewer } = usePlayground().snapshot;
  return (
    <section class="profile" aria-label="Your profile">
      <Avatar of={viewer} size={32} />
      <div>
        <strong>{viewer.realName}</strong>
        <span>{viewer.email}</span>
        <span>{viewer.note}</span>
      </div>
    </section>
  );
}
