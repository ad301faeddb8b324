import { z } from 'zod';

/** An id of Slack's: a workspace's, somebody's, a conversation's. It parts nothing in a key of ours, and names no property of an object. */
export const slackId = z.string().regex(/^[A-Z0-9]{1,64}$/);
