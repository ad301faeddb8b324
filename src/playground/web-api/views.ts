import { z } from 'zod';
import type { ViewRecord } from '../workspace/record.js';
import type { Trigger } from '../workspace/triggers.js';
import { readArguments, structure, text } from './arguments.js';
import type { Answer, Call, Method } from './method.js';
import { ApiRefusal, invalidArguments } from './refusal.js';
import { readView } from './view-content.js';
import { toViewObject } from './view-object.js';

const triggered = z.object({ trigger_id: text, view: structure });

async function open({ workspace, args }: Call): Promise<Answer> {
  const { trigger_id, view } = readArguments(triggered, args);
  const modal = readView({ workspace, view, type: 'modal' });
  const { userId, channel } = exchange(workspace, trigger_id);
  return { view: toViewObject(await workspace.openModal({ userId, channel, view: modal })) };
}

async function push({ workspace, args }: Call): Promise<Answer> {
  const { trigger_id, view } = readArguments(triggered, args);
  const modal = readView({ workspace, view, type: 'modal' });
  const trigger = exchange(workspace, trigger_id);
  const below = trigger.viewId === null ? undefined : workspace.views.stack(trigger.userId).at(-1);
  if (!below) throw new ApiRefusal('not_found');
  const pushed = await workspace.pushModal(below, modal);
  if (pushed === 'gone') throw new ApiRefusal('not_found');
  if (pushed === 'full') throw new ApiRefusal('push_limit_reached');
  return { view: toViewObject(pushed) };
}

const updateArguments = z.object({
  view: structure,
  view_id: text.optional(),
  external_id: text.optional(),
  hash: text.optional(),
});

async function update({ workspace, args }: Call): Promise<Answer> {
  const { view, view_id, external_id, hash } = readArguments(updateArguments, args);
  const record = findView(workspace, view_id, external_id);
  const type = record.view.type === 'home' ? 'home' : 'modal';
  const updated = readView({ workspace, view, type, replacing: record.id });
  refuseConflict(record, hash);
  return { view: toViewObject(await workspace.updateView(record, updated)) };
}

const publishArguments = z.object({ user_id: text, view: structure, hash: text.optional() });

async function publish({ workspace, args }: Call): Promise<Answer> {
  const { user_id, view, hash } = readArguments(publishArguments, args);
  if (!workspace.findPerson(user_id)) throw invalidArguments(['invalid `user_id` [json-pointer:/user_id]']);
  if (!workspace.manifest.features.app_home?.home_tab_enabled) throw new ApiRefusal('not_enabled');
  const known = workspace.views.home(user_id);
  const home = readView({ workspace, view, type: 'home', ...(known && { replacing: known.id }) });
  if (known) refuseConflict(known, hash);
  return { view: toViewObject(await workspace.publishHome(user_id, home)) };
}

function exchange(workspace: Call['workspace'], triggerId: string): Trigger {
  const trigger = workspace.triggers.exchange(triggerId);
  if (typeof trigger === 'string') throw new ApiRefusal(trigger);
  return trigger;
}

function findView(
  workspace: Call['workspace'],
  id: string | undefined,
  externalId: string | undefined,
): ViewRecord {
  if (!id && !externalId) throw invalidArguments(['missing required field: view_id']);
  const record = id ? workspace.views.find(id) : workspace.views.findByExternalId(externalId ?? '');
  if (!record) throw new ApiRefusal('not_found');
  return record;
}

function refuseConflict(record: ViewRecord, hash: string | undefined): void {
  if (hash && hash !== record.hash) throw new ApiRefusal('hash_conflict');
}

/** https://docs.slack.dev/reference/methods?family=views */
export const VIEWS_METHODS: Readonly<Record<string, Method>> = {
  'views.open': { run: open },
  'views.push': { run: push },
  'views.update': { run: update },
  'views.publish': { run: publish },
};
