/** Slack's "no" to a Web API call: an error code, and what is said beside it. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, details: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** `invalid_arguments` with its reasons, where Slack puts them. */
export function invalidArguments(reasons: readonly string[]): ApiRefusal {
  return new ApiRefusal('invalid_arguments', {
    response_metadata: { messages: reasons.map((reason) => `[ERROR] ${reason}`) },
  });
}
