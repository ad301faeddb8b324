/** Why there is no answer of Slack's that can be used. */
export type SilenceKind =
  /** The breaker is open: Slack was not asked. */
  | 'not-asked'
  /** No connection came about, so nothing is done. */
  | 'no-connection'
  | 'cut'
  | 'time-out'
  /** An answer that is none of the method's. */
  | 'garbled';

/** No answer from Slack. Carries no address, token or text, so it may be logged. */
export class SlackSilence extends Error {
  override readonly name = 'SlackSilence';
  readonly kind: SilenceKind;

  constructor(kind: SilenceKind) {
    super(`no answer (${kind})`);
    this.kind = kind;
  }

  /** Whether Slack may have done what was asked all the same. */
  get isDoubtful(): boolean {
    return this.kind !== 'not-asked' && this.kind !== 'no-connection';
  }
}

const noConnection =
  /^(?:E(?:CONNREFUSED|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH)|CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|UND_ERR_CONNECT)/;

/** What `fetch` threw, or reading what it gave. */
export function toSilence(error: unknown): SlackSilence {
  if (error instanceof SlackSilence) return error;
  if (read(error, 'name') === 'TimeoutError') return new SlackSilence('time-out');
  // Node hides the reason one level below.
  const code = String(read(read(error, 'cause'), 'code'));
  return new SlackSilence(noConnection.test(code) ? 'no-connection' : 'cut');
}

function read(from: unknown, name: string): unknown {
  return typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined;
}
