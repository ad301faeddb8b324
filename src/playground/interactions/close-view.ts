import { payloadFrame } from '../delivery/payload.js';
import type { Outcome, Person } from '../protocol.js';
import { toViewObject } from '../web-api/view-object.js';
import type { ViewRecord } from '../workspace/record.js';
import type { InteractionContext } from './context.js';

/** A modal was closed, alone or with all below it; the app hears of it where it asked to. */
export async function closeView(
  context: InteractionContext,
  closed: { readonly person: Person; readonly viewId: string; readonly all: boolean },
): Promise<Outcome> {
  const { workspace } = context;
  const { person } = closed;
  const stack = workspace.views.stack(person.id);
  const record = stack.find((each) => each.id === closed.viewId);
  if (!record) return {};
  const isCleared = closed.all || (record.view.type === 'modal' && record.view.clear_on_close === true);
  if (isCleared) await workspace.clearModals(person.id);
  else await workspace.closeModal(record);
  const gone = isCleared ? stack : [record];
  await Promise.all(gone.map((each) => tellApp(context, { person, record: each, isCleared })));
  return {};
}

async function tellApp(
  { link }: InteractionContext,
  closed: { readonly person: Person; readonly record: ViewRecord; readonly isCleared: boolean },
): Promise<void> {
  const { person, record, isCleared } = closed;
  if (record.view.type !== 'modal' || !record.view.notify_on_close) return;
  await link.send({
    kind: 'interaction',
    body: {
      type: 'view_closed',
      ...payloadFrame(person),
      view: toViewObject(record),
      is_cleared: isCleared,
    },
  });
}
