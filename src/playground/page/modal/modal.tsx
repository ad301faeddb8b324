import type { ModalView } from '@slack/types';
import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Blocks } from '../blocks/block.js';
import { usePlayground } from '../state/playground.js';
import { SurfaceProvider, useSurface } from '../state/surface.js';
import { Dialog } from './dialog.js';
import { strayErrors, withoutError } from './errors.js';
import { ModalFooter } from './modal-footer.js';
import { ModalHeader } from './modal-header.js';

interface ModalProps {
  readonly id: string;
  readonly view: ModalView;
  /** How many modals lie under it. */
  readonly depth: number;
  readonly isTop: boolean;
}

/** One modal of the stack; what is typed into it stays while others lie over it and while the app updates it. */
export function Modal({ id, view, depth, isTop }: ModalProps): JSX.Element {
  const { server } = usePlayground();
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [submitting, setSubmitting] = useState(false);
  const titleId = useId();
  const form = useFocusOnError(submitting);
  const surface = useSurface({
    container: { kind: 'view', viewId: id },
    blocks: view.blocks,
    errors,
    report: setProblem,
    changed: ({ blockId }) => setErrors(withoutError(errors, blockId)),
  });
  const submit = async (): Promise<void> => {
    setSubmitting(true);
    setProblem(null);
    const outcome = await server.submit(id, { fields: surface.values });
    setErrors(outcome.errors ?? {});
    setProblem(outcome.problem ?? strayErrors(outcome.errors ?? {}, view.blocks));
    setSubmitting(false);
  };
  const close = async (all: boolean): Promise<void> => {
    const outcome = await server.close(id, { all });
    if (outcome.problem !== undefined) setProblem(outcome.problem);
  };
  const leave = (): void => void close(view.clear_on_close === true);
  return (
    <Dialog class="modal" labelledBy={titleId} isTop={isTop} dismiss={leave}>
      <form
        ref={form}
        noValidate
        aria-busy={submitting}
        onSubmit={(event) => {
          event.preventDefault();
          if (!submitting && view.submit !== undefined) void submit();
        }}
      >
        <ModalHeader
          titleId={titleId}
          view={view}
          hasOthersBelow={depth > 0}
          close={(all) => void close(all)}
        />
        <div class="modal-body">
          {problem !== null && (
            <p class="alert alert-error" role="alert">
              {problem}
            </p>
          )}
          <SurfaceProvider value={surface}>
            <Blocks blocks={view.blocks} />
          </SurfaceProvider>
        </div>
        <ModalFooter view={view} submitting={submitting} close={leave} />
      </form>
    </Dialog>
  );
}

/** After a submission that was not accepted the focus goes to the first field that is to be put right. */
function useFocusOnError(submitting: boolean): { readonly current: HTMLFormElement | null } {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const wrong = submitting ? null : form.current?.querySelector('[aria-invalid=true]');
    const control = wrong instanceof HTMLFieldSetElement ? wrong.querySelector('input') : wrong;
    if (control instanceof HTMLElement) control.focus();
  }, [submitting]);
  return form;
}
