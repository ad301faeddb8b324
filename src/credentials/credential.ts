/** What the vault keeps of a StarLeaf account: enough to answer a challenge, never the password. */
export interface Credential {
  readonly email: string;
  /** Hexadecimal, as `/challenge` gave it. */
  readonly salt: string;
  readonly iterations: number;
  /** PBKDF2 of the password: 32 bytes, 64 lower-case hexadecimal digits. */
  readonly key: string;
}
