import { z } from 'zod';
import type { Owner } from '../credentials/owner.js';
import { readOwner, whoever } from './payload-owner.js';
import { type OpenView, viewPayload } from './view.js';

/** A modal that somebody submitted. */
export interface Submission {
  readonly owner: Owner;
  readonly triggerId: string;
  readonly view: OpenView;
  /** The conversation that a select with `response_url_enabled` chose, and the `response_url` of it; else null. */
  readonly conversation: { readonly channelId: string; readonly replyAddress: string } | null;
}

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload#view_submission */
const submissionPayload = whoever.extend({
  trigger_id: z.string().min(1),
  view: viewPayload,
  response_urls: z.array(z.object({ channel_id: z.string(), response_url: z.url() })).default([]),
});

/** @throws ZodError when the payload is no view's submission */
export function readSubmission(payload: unknown): Submission {
  const body = submissionPayload.parse(payload);
  const [first] = body.response_urls;
  return {
    owner: readOwner(body),
    triggerId: body.trigger_id,
    view: body.view,
    conversation:
      first === undefined ? null : { channelId: first.channel_id, replyAddress: first.response_url },
  };
}
