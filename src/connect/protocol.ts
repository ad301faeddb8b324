/** What the connect page and the server say to each other: JSON over `POST /connect/<token>…`. */

/** POST /connect/<token>/challenge */
export interface ChallengeRequest {
  readonly email: string;
}

/** 200: with what the page derives the key. */
export interface ChallengeAnswer {
  /** Hexadecimal. */
  readonly salt: string;
  readonly iterations: number;
}

/** POST /connect/<token>; answered with 204 and nothing more. */
export interface ConnectRequest {
  readonly email: string;
  /** PBKDF2 of the password: 64 lower-case hexadecimal digits. */
  readonly key: string;
}

/** What a refusal is about, so where the page shows it and what can be done. */
export type RefusalSubject =
  /** The e-mail address is to be corrected. */
  | 'email'
  /** The password is to be typed again. */
  | 'password'
  /** Nothing is wrong with what was typed; trying again may help. */
  | 'moment'
  /** The link holds no longer. */
  | 'link';

/** Any 4xx or 5xx. */
export interface Refusal {
  /** For the person to read, as it is. */
  readonly error: string;
  readonly about: RefusalSubject;
}
