/** Why a request is not done; thrown wherever that is found out. */
export class Refused extends Error {
  override readonly name = 'Refused';

  /** @param isViolation whether no client that follows the documentation would have asked for it */
  constructor(
    readonly status: number,
    readonly reason: string,
    readonly isViolation: boolean,
  ) {
    super(reason);
  }
}

/** The request goes beyond the documentation: 400, and kept for the test to find. */
export function against(reason: string): never {
  throw new Refused(400, reason, true);
}

/** The request is a proper one, and the answer is no. */
export function deny(status: number, reason: string): never {
  throw new Refused(status, reason, false);
}
