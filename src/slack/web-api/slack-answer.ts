/** An answer as Slack would give it, where it is not asked. */
export function answerAsSlack(body: object, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(body), {
    ...init,
    headers: { 'content-type': 'application/json', ...init.headers },
  });
}

/** It is asked for too much. */
export function answerTooMany(seconds: number): Response {
  return answerAsSlack(
    { ok: false, error: 'ratelimited' },
    { status: 429, headers: { 'retry-after': `${seconds}` } },
  );
}
