import { z } from 'zod';

/** What every method answers. https://docs.slack.dev/apis/web-api/#responses */
const anyAnswer = z.looseObject({ ok: z.boolean(), error: z.string().optional() });

const text = z.string().optional();
const opened = anyAnswer.extend({ view: z.looseObject({ id: text, hash: text }).optional() });

/** Where we go on with what a method says: of another type, it would be kept and spoil what comes after. */
const shapes: Readonly<Record<string, typeof anyAnswer>> = {
  'auth.test': anyAnswer.extend({ user_id: text, bot_id: text, team_id: text }),
  'chat.postMessage': anyAnswer.extend({ channel: text, ts: text }),
  'chat.update': anyAnswer.extend({ channel: text, ts: text }),
  'chat.getPermalink': anyAnswer.extend({ permalink: text }),
  'conversations.info': anyAnswer.extend({ channel: z.looseObject({ id: text, name: text }).optional() }),
  'users.info': anyAnswer.extend({
    user: z
      .looseObject({ id: z.string(), tz: z.string().nullish(), profile: z.looseObject({}).optional() })
      .optional(),
  }),
  'users.lookupByEmail': anyAnswer.extend({ user: z.looseObject({ id: text }).optional() }),
  'usergroups.users.list': anyAnswer.extend({ users: z.array(z.string()).optional() }),
  'views.open': opened,
  'views.push': opened,
  'views.update': opened,
  'views.publish': opened,
};

/** @returns `ok`, Slack's word for its refusal, or null for what is no answer of that method */
export function readVerdict(method: string, body: string): string | null {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return null;
  }
  const answer = anyAnswer.safeParse(json);
  if (!answer.success) return null;
  if (!answer.data.ok) return answer.data.error ?? null;
  return (shapes[method] ?? anyAnswer).safeParse(json).success ? 'ok' : null;
}
