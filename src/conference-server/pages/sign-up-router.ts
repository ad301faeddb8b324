import { fileURLToPath } from 'node:url';
import express, { type Response, type Router } from 'express';
import { z } from 'zod';
import type { Accounts } from '../accounts.js';
import type { SignUps } from '../sign-ups.js';
import { renderNotice } from './page-document.js';
import { renderSignUpPage } from './sign-up-page.js';

export interface SignUpRouterParts {
  readonly accounts: Accounts;
  readonly signUps: SignUps;
  /** Where the bundled script and style are. */
  readonly assets: URL;
}

const guest = z.object({
  firstname: z.string().trim().min(1).max(256),
  lastname: z.string().trim().max(256),
  key: z.string().regex(/^[0-9a-f]{64}$/),
});

const OVER = {
  title: 'This link no longer works',
  words: 'It was used already, or is too old. Ask whoever invited you for a new one.',
  language: 'en',
} as const;

/**
 * The pages under `/sign-up`: `GET /<token>` shows the page and changes nothing; `POST /<token>` is what its script
 * sends, answered with 204 or a refusal in JSON.
 */
export function createSignUpRouter({ accounts, signUps, assets }: SignUpRouterParts): Router {
  const router = express.Router({ strict: true, caseSensitive: true });
  router.use('/assets', express.static(fileURLToPath(assets), { index: false }));
  router.get('/:token', async (request, response) => {
    const signUp = await signUps.find(request.params.token);
    if (signUp === undefined) response.status(404).send(renderNotice(OVER));
    else response.send(renderSignUpPage(signUp));
  });
  router.post('/:token', express.json({ limit: '4kb' }), async (request, response) => {
    const { token } = request.params;
    const signUp = await signUps.find(token);
    if (signUp === undefined) return refuse(response, 404, OVER.words);
    const given = guest.safeParse(request.body);
    if (!given.success)
      return refuse(response, 400, 'Your name or password did not arrive whole. Try again.');
    if ((await signUps.complete(token, given.data)) !== undefined) response.status(204).end();
    else if ((await accounts.find(signUp.email)) === undefined) refuse(response, 404, OVER.words);
    else refuse(response, 409, 'This address has an account already. Sign in with its password.');
  });
  return router;
}

function refuse(response: Response, status: 400 | 404 | 409, error: string): void {
  response.status(status).json({ error });
}
