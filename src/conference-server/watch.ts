/** Hears how sign-ins and mails come out: never whose they are. */
export interface ConferenceServerWatch {
  readonly onSignIn?: (facts: {
    readonly side: 'server';
    /** `limited`: not even looked at, after too many. */
    readonly outcome: 'done' | 'refused' | 'limited';
  }) => void;
  /** One attempt to send one mail. */
  readonly onMail?: (facts: {
    /** `failed`: taken by nobody, and it will never be. */
    readonly outcome: 'sent' | 'failed' | 'waiting' | 'given-up';
  }) => void;
}
