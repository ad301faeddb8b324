import express, { type Request, type Response } from 'express';
import type { z } from 'zod';
import { appConversationId } from '../conversations.js';
import { FieldError } from '../forms/field-error.js';
import { useElement } from '../interactions/block-action.js';
import { closeView } from '../interactions/close-view.js';
import type { InteractionContext } from '../interactions/context.js';
import { say } from '../interactions/say.js';
import { useShortcut } from '../interactions/shortcut.js';
import { submitView } from '../interactions/submit-view.js';
import { suggest } from '../interactions/suggestion.js';
import { onlySameOrigin } from '../loopback.js';
import type { MailOutbox } from '../mailbox/outbox.js';
import { mailRouter } from '../mailbox/router.js';
import type { Outcome, Person } from '../protocol.js';
import { streamChanges } from './live.js';
import {
  actionRequest,
  closeRequest,
  homeRequest,
  sayRequest,
  shortcutRequest,
  submitRequest,
  suggestionRequest,
} from './requests.js';
import { toSnapshot } from './snapshot.js';

/** The page's own API under `/playground`, as `protocol.ts` has it. */
export function pageRouter(context: InteractionContext, outbox: MailOutbox | null): express.Router {
  const router = express.Router();
  const { workspace } = context;
  const post = posting(context, router);
  router.use(onlySameOrigin);
  router.use(express.json({ limit: '1mb' }));
  router.get('/state', async (request, response) => {
    // Whoever opens the page without saying who they are begins as the first person.
    const viewer =
      request.query.user === undefined
        ? workspace.people[0]
        : workspace.findPerson(String(request.query.user));
    if (viewer) response.json(await toSnapshot({ workspace, outbox }, viewer));
    else refuse(response, 404, 'There is nobody of that id.');
  });
  router.get('/events', (request, response) => {
    const viewer = workspace.findPerson(String(request.query.user ?? ''));
    if (viewer) streamChanges(workspace, viewer.id, response);
    else refuse(response, 404, 'There is nobody of that id.');
  });
  router.use('/mails', mailRouter(outbox));
  post('/messages', sayRequest, (person, { channel, ...said }) => {
    const conversation = workspace.conversations.visibleTo(person.id).find(({ id }) => id === channel);
    return conversation
      ? say(context, { ...said, person, conversation })
      : { problem: 'No such conversation.' };
  });
  post('/actions', actionRequest, (person, used) => useElement(context, person, used));
  post('/shortcuts', shortcutRequest, (person, chosen) => useShortcut(context, person, chosen));
  post('/suggestions', suggestionRequest, (person, asked) => suggest(context, person, asked));
  post('/views/:id/submit', submitRequest, (person, { fields }, viewId) =>
    submitView(context, { person, viewId, fields }),
  );
  post('/views/:id/close', closeRequest, (person, { all }, viewId) =>
    closeView(context, { person, viewId, all }),
  );
  post('/home', homeRequest, (person, { tab }) => {
    context.events.homeOpened({ userId: person.id, channel: appConversationId(person.id), tab });
    return {};
  });
  return router;
}

/** Registers POST routes whose bodies are read, and whose person exists, before anything is done. */
function posting({ workspace }: InteractionContext, router: express.Router) {
  return <Schema extends z.ZodType<{ readonly user: string }>>(
    path: string,
    schema: Schema,
    run: (person: Person, body: z.infer<Schema>, id: string) => Outcome | Promise<Outcome>,
  ): void => {
    router.post(path, async (request: Request, response) => {
      const body = schema.safeParse(request.body);
      const person = body.success && workspace.findPerson(body.data.user);
      if (!body.success) return refuse(response, 400, 'This is not what the protocol says.');
      if (!person) return refuse(response, 404, 'There is nobody of that id.');
      try {
        response.json(await run(person, body.data, String(request.params.id ?? '')));
      } catch (error) {
        if (!(error instanceof FieldError)) throw error;
        refuse(response, 400, error.message);
      }
    });
  };
}

function refuse(response: Response, status: number, problem: string): void {
  response.status(status).json({ problem } satisfies Outcome);
}
