import { App, type AppOptions, type ReceiverEvent } from '@slack/bolt';
import { asRequest, currentRequestId, makeRequestId, secondsSinceRequest } from '../request-id.js';
import { type EnvelopeKind, kindOfEnvelope } from './envelope-kind.js';

/** Hears how long Slack waits for us. */
export interface EnvelopeListener {
  /** Slack has been told that the envelope arrived; `seconds` from its arrival. */
  onAcknowledged(facts: { readonly kind: EnvelopeKind; readonly seconds: number }): void;
}

/** Bolt's App. Whatever Slack sends is a request of its own, by HTTP or by Socket Mode, and its acknowledgement is timed. */
export class ObservedApp extends App {
  readonly #listener: EnvelopeListener;
  readonly #beforehand: (body: unknown) => Promise<void>;

  /** @param beforehand sees each envelope before Slack is told that it arrived: Bolt acknowledges events before any listener sees them */
  constructor(
    options: AppOptions,
    listener: EnvelopeListener,
    beforehand: (body: unknown) => Promise<void> = async () => {},
  ) {
    super(options);
    this.#listener = listener;
    this.#beforehand = beforehand;
  }

  override async processEvent(event: ReceiverEvent): Promise<void> {
    // Over HTTP the web server has named the request already.
    if (currentRequestId() !== undefined) return this.#process(event);
    return asRequest(makeRequestId(), () => this.#process(event));
  }

  async #process(event: ReceiverEvent): Promise<void> {
    await this.#beforehand(event.body);
    const kind = kindOfEnvelope(event.body);
    let isAcknowledged = false;
    const ack: ReceiverEvent['ack'] = async (response) => {
      await event.ack(response);
      if (!isAcknowledged) this.#listener.onAcknowledged({ kind, seconds: secondsSinceRequest() });
      isAcknowledged = true;
    };
    return super.processEvent({ ...event, ack });
  }
}
