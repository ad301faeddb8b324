import { Duration } from 'luxon';
import type { Answer, ChangedCards } from '../answer.js';
import { buildCancelledCard } from '../blocks/meeting-card.js';
import { bold } from '../blocks/mrkdwn.js';
import type { CardRecord, PostedCards } from '../cards.js';
import { inZone } from '../local-time.js';
import type { Message } from '../message.js';
import { type CardKnown, cardOf } from './card-of.js';
import type { ChangeUse } from './change.js';
import type { Changed, Outcome } from './outcome.js';
import { count, say } from './words.js';

/** What a change comes to, for its person and for the cards of the conference. */
export async function followCards(use: ChangeUse, outcome: Outcome): Promise<Answer> {
  if (outcome.kind === 'refused') return { privately: outcome.why };
  const posted = await findPosted(use, outcome);
  if (outcome.kind === 'gone') return followGone(use, posted);
  const { done, line } = outcome;
  const confirmation = (standing: number) => addStanding(done, standing);
  if (posted === undefined || posted.places.length === 0) {
    return { privately: done, changesHome: true };
  }
  const cards = await follow(use, { posted, outcome });
  return {
    changedCards: { places: posted.places, line, confirmation, ...cards },
    changesHome: true,
  };
}

/** Handed over before a crash, they are those of the series that goes on. */
async function findPosted(
  { tools, owner, confId }: ChangeUse,
  outcome: Outcome,
): Promise<PostedCards | undefined> {
  const posted = await tools.cards.find(owner, confId);
  if (posted !== undefined || outcome.kind !== 'changed' || outcome.successor === undefined) return posted;
  return tools.cards.find(owner, outcome.successor.confId);
}

/** Cancelled elsewhere, or by the first of two presses: then the cards say so already. */
async function followGone(use: ChangeUse, posted: PostedCards | undefined): Promise<Answer> {
  const { title = null, isCancelled = false } = posted ?? {};
  const which = title === null ? 'That meeting' : bold(title);
  const done = say(
    isCancelled
      ? `${which} is cancelled already.`
      : `${which} is no longer in StarLeaf, so there is nothing to change. It may have been cancelled elsewhere.`,
  );
  if (posted === undefined || posted.places.length === 0) return { privately: done, changesHome: true };
  const message = await turnOff(use, posted, isCancelled ? posted.owner.userId : null);
  const line = isCancelled ? null : 'Cancelled in StarLeaf';
  return {
    changedCards: {
      places: posted.places,
      message,
      line,
      confirmation: (standing) => addStanding(done, standing),
    },
    changesHome: true,
  };
}

async function follow(
  use: ChangeUse,
  { posted, outcome }: { readonly posted: PostedCards; readonly outcome: Changed },
): Promise<Pick<ChangedCards, 'message' | 'successor'>> {
  const { tools } = use;
  const known: CardKnown = { ...posted, participants: outcome.people ?? posted.participants };
  const facts = { known, people: tools.people, now: tools.now() };
  const heir = outcome.successor === undefined ? undefined : await cardOf(outcome.successor, facts);
  if (outcome.meeting === null) {
    if (heir === undefined) {
      const last = outcome.was === undefined ? posted : (await cardOf(outcome.was, facts)).record;
      return { message: await turnOff(use, last, last.owner.userId) };
    }
    await tools.cards.handOver(posted, heir.record);
    return { message: heir.message };
  }
  const { message, record } = await cardOf(
    outcome.meeting,
    heir === undefined ? facts : { ...facts, known: posted },
  );
  await tools.cards.keep(record, null);
  return heir === undefined ? { message } : { message, successor: heir };
}

/** The card of what takes place no more; the record keeps that it says so. */
async function turnOff(
  { tools }: ChangeUse,
  record: CardRecord,
  cancelledBy: string | null,
): Promise<Message> {
  await tools.cards.keep({ ...record, isCancelled: true }, null);
  const { title, startsAt, durationMinutes, zone, recurrence } = record;
  const isPermanent = durationMinutes === 0;
  return buildCancelledCard({
    title,
    start: isPermanent ? null : inZone(startsAt, zone),
    duration: isPermanent ? null : Duration.fromObject({ minutes: durationMinutes }),
    recurrence,
    cancelledBy,
  });
}

/** Owns up to cards that Slack did not let us change. */
function addStanding({ text, blocks }: Message, standing: number): Message {
  if (standing === 0) return { text, blocks };
  const cards = standing === 1 ? 'the card in the conversation' : count(standing, 'of the cards');
  const confession = say(`Slack did not let me change ${cards}, so please tell people there.`);
  return { text: `${text} ${confession.text}`, blocks: [...blocks, ...confession.blocks] };
}
