import type { JSX } from 'preact';
import { usePlayground } from '../state/playground.js';
import { Modal } from './modal.js';

/** The viewer's modals, one upon another; only the top one shows. */
export function Modals(): JSX.Element {
  const { modals } = usePlayground().snapshot;
  return (
    <>
      {modals.map(({ id, view }, depth) =>
        view.type === 'modal' ? (
          <Modal key={id} id={id} view={view} depth={depth} isTop={depth === modals.length - 1} />
        ) : null,
      )}
    </>
  );
}
