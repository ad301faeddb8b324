import type { View } from '@slack/types';
import { describeFault } from '../block-kit/fault.js';
import { validateView } from '../block-kit/validate.js';
import { withIds } from '../block-kit/with-ids.js';
import type { Workspace } from '../workspace/workspace.js';
import { ApiRefusal, invalidArguments } from './refusal.js';

const LARGEST_VIEW_BYTES = 250_000;

/**
 * A view that an app hands over, complete with block ids.
 * @param options.replacing the view that it takes the place of, whose external id it may keep.
 * @throws ApiRefusal where Slack would not take it.
 */
export function readView(options: {
  readonly workspace: Workspace;
  readonly view: unknown;
  readonly type: 'modal' | 'home';
  readonly replacing?: string;
}): View {
  const { workspace, view, type } = options;
  if (Buffer.byteLength(JSON.stringify(view ?? null)) > LARGEST_VIEW_BYTES) {
    throw new ApiRefusal('view_too_large');
  }
  const checked = validateView(view);
  if (checked.kind === 'faulty') {
    throw invalidArguments(
      checked.faults.map((fault) => describeFault({ ...fault, pointer: `/view${fault.pointer}` })),
    );
  }
  if (checked.view.type !== type) {
    throw invalidArguments([`view type must be ${type} here [json-pointer:/view/type]`]);
  }
  refuseTakenExternalId(workspace, checked.view, options.replacing);
  return { ...checked.view, blocks: [...withIds(checked.view.blocks)] };
}

function refuseTakenExternalId(workspace: Workspace, view: View, replacing: string | undefined): void {
  if (!view.external_id) return;
  const holder = workspace.views.findByExternalId(view.external_id);
  if (holder && holder.id !== replacing) throw new ApiRefusal('duplicate_external_id');
}
