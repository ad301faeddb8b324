import type { Response } from 'express';
import type { Workspace } from '../workspace/workspace.js';

/** Often enough that no proxy and no browser gives the connection up. */
const HEARTBEAT_MS = 15_000;

/**
 * One person's live changes as server-sent events, until the page goes away.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function streamChanges(workspace: Workspace, userId: string, response: Response): void {
  response.set({
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  });
  response.flushHeaders();
  response.write(': connected\n\n');
  const unsubscribe = workspace.changes.subscribe(userId, (change) => {
    response.write(`data: ${JSON.stringify(change)}\n\n`);
  });
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
  heartbeat.unref();
  response.on('close', () => {
    clearInterval(heartbeat);
    unsubscribe();
  });
}
