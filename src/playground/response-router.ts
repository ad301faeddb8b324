import express from 'express';
import type { Logger } from 'pino';
import { applyReply, readReply } from './replies.js';
import { type FaultInjection, injectFaults } from './web-api/fault-injection.js';
import { ApiRefusal } from './web-api/refusal.js';
import type { Workspace } from './workspace/workspace.js';

/**
 * `POST /response/<id>`: the addresses that `response_url` names. Answers 200, or 4xx with `{ ok: false, error }`.
 */
export function responseRouter({
  workspace,
  injectFault,
  logger,
}: {
  readonly workspace: Workspace;
  readonly injectFault: FaultInjection | undefined;
  readonly logger: Logger;
}): express.Router {
  const router = express.Router();
  router.use(express.json({ limit: '1mb', type: () => true }));
  router.use(injectFaults(injectFault, () => 'response_url'));
  router.post('/:id', async (request, response) => {
    const refuse = (status: number, error: string, details = {}): void => {
      logger.info({ error }, 'response_url refused');
      response.status(status).json({ ok: false, error, ...details });
    };
    const address = await workspace.responseUrls.use(request.params.id);
    if (typeof address === 'string') return refuse(404, address);
    const read = readReply(request.body);
    if (read.kind === 'unreadable') return refuse(400, 'invalid_payload');
    try {
      await applyReply(workspace, address, read.reply);
      response.json({ ok: true });
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      refuse(400, error.code, error.details);
    }
  });
  return router;
}
