import express, { type Router } from 'express';
import { z } from 'zod';
import type { Conferences } from '../conferences.js';
import type { Invitations } from '../invitations/invitations.js';
import { replyOf, withReply } from '../invitations/replies.js';
import { isReplyTokenOf, readReplyToken } from '../invitations/reply-token.js';
import { guestsOf, toStanding } from '../invitations/standing.js';
import { factsFor } from '../invitations/view.js';
import type { KeyedHash } from '../keyed-hash.js';
import { renderNothingToAnswer, renderReplyPage } from './reply-page.js';

export interface ReplyRouterParts {
  readonly conferences: Conferences;
  readonly invitations: Invitations;
  readonly hash: KeyedHash;
}

const answer = z.enum(['Accepted', 'Tentative', 'Declined']);
const form = z.object({ reply: answer });
const ANSWERS = { accepted: 'Accepted', tentative: 'Tentative', declined: 'Declined' } as const;
const suggestion = z.enum(['accepted', 'tentative', 'declined']).transform((name) => ANSWERS[name]);

/**
 * The pages under `/reply`: `GET /<token>` shows what there is to answer and changes nothing, since mail programs follow
 * links by themselves; `POST /<token>` is its form.
 */
export function createReplyRouter(parts: ReplyRouterParts): Router {
  const router = express.Router({ strict: true, caseSensitive: true });
  router.get('/:token', async (request, response) => {
    const found = await findInvited(parts, request.params.token);
    if (found === undefined) return response.status(404).send(renderNothingToAnswer());
    const suggested = suggestion.safeParse(request.query.answer).data ?? null;
    response.send(renderReplyPage({ ...found.shown, suggested, isThanked: false }));
  });
  router.post('/:token', express.urlencoded({ extended: false, limit: '1kb' }), async (request, response) => {
    const found = await findInvited(parts, request.params.token);
    if (found === undefined) return response.status(404).send(renderNothingToAnswer());
    const { shown, subject } = found;
    const reply = form.safeParse(request.body).data?.reply;
    if (reply === undefined) {
      return response.status(400).send(renderReplyPage({ ...shown, suggested: null, isThanked: false }));
    }
    await parts.invitations.reply(shown.invitation, (replies) => withReply(replies, subject, reply));
    response.send(renderReplyPage({ ...shown, given: reply, suggested: null, isThanked: true }));
  });
  return router;
}

/** Who holds a token and what they are invited to, as it stands now; undefined where there is nothing any more. */
async function findInvited({ conferences, invitations, hash }: ReplyRouterParts, text: string) {
  const token = readReplyToken(text);
  const invitation = token === undefined ? undefined : await invitations.findByUid(token.uid);
  if (token === undefined || invitation === undefined) return undefined;
  const conference = await conferences.find(invitation.ownerId, invitation.id);
  if (conference === undefined) return undefined;
  const standing = toStanding(conference);
  const { occurId } = token;
  const guest = guestsOf(standing, occurId).find(({ email }) => isReplyTokenOf(hash, token, email));
  if (guest === undefined) return undefined;
  const subject = { standing, occurId, email: guest.email };
  const facts = factsFor(standing, guest.email.toLowerCase(), occurId);
  if (facts === null) return undefined;
  const isSeries = occurId === null && standing.settings.repetition !== null;
  const given = replyOf(invitation.replies, subject);
  return { subject, shown: { invitation, facts, isSeries, given } };
}
