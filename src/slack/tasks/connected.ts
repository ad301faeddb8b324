import { z } from 'zod';
import type { Connected } from '../../connect/sign-in.js';
import type { Answer } from '../answer.js';
import { buildConnected } from '../blocks/account.js';
import { buildReady } from '../blocks/ready.js';
import type { Draft, Drafts } from '../drafts.js';
import type { Invocation } from '../invocation.js';
import type { Subcommands } from '../route.js';
import { runInvocation } from '../run-invocation.js';
import type { Task, TaskTarget } from '../task.js';

const connectedPayload = z.object({
  owner: z.object({ workspaceId: z.string(), userId: z.string() }),
  email: z.string(),
  resume: z.string().nullable(),
});

/**
 * Somebody has connected on the web page: says so in Slack, and goes on with what they typed before.
 * @throws ZodError when the payload is not of this kind
 */
export async function readConnectedTask(
  payload: unknown,
  {
    subcommands,
    drafts,
    at,
  }: { readonly subcommands: Subcommands; readonly drafts: Drafts; readonly at: number },
): Promise<Task> {
  const connected: Connected = connectedPayload.parse(payload);
  const { owner, resume } = connected;
  const draft = resume === null ? undefined : await drafts.find(owner, resume);
  const invocation = draft?.invocation ?? nothingTyped(connected, at);
  const { channelId, replyAddress } = invocation;
  const target: TaskTarget = {
    channelId,
    replyAddress,
    replaces: false,
    showsTyped: true,
    addressedAt: invocation.at,
  };
  return {
    owner,
    invocation,
    target,
    run: async ({ tools, say }) => {
      tools.features.forget(owner);
      if (draft === undefined) return { changesHome: true };
      const privately = buildConnected({ email: connected.email, continues: draft.continues });
      await say({ privately, changesHome: true }, promptOf(draft, at));
      if (!draft.continues) return {};
      const answer = await runInvocation(invocation, { subcommands, tools, stage: NOBODY_WAITS });
      return answer.view === undefined ? answer : offer(invocation, tools.drafts);
    },
    isInVain: () => false,
  };
}

/** In the place of the prompt, where that is known. */
function promptOf({ promptAddress }: Draft, at: number): Partial<TaskTarget> {
  return promptAddress === null ? {} : { replyAddress: promptAddress, replaces: true, addressedAt: at };
}

/** A form cannot open by itself, so there is a button for it. */
async function offer(invocation: Invocation, drafts: Drafts): Promise<Answer> {
  const draftId = await drafts.park({ invocation, continues: true, promptAddress: null });
  return { privately: buildReady(draftId) };
}

function nothingTyped({ owner }: Connected, at: number): Invocation {
  return { id: 'connected', at, text: '', owner, channelId: '', replyAddress: null, chosenReading: null };
}

/** For what runs without anybody having pressed something just now. */
const NOBODY_WAITS = { expectView: (): void => {} };
