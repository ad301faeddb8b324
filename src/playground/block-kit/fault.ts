/** What is wrong at one place of a message or view, as `blocks.validate` reports it. */
export interface Fault {
  /** JSON pointer from the root of what was checked, such as `/blocks/0/text/text`. */
  readonly pointer: string;
  readonly code: 'failed_constraint' | 'missing_field' | 'unknown_field' | 'duplicate_id' | 'not_allowed';
  readonly message: string;
  readonly constraint?: Readonly<Record<string, unknown>>;
}

/** A fault in the words of `errors` beside `invalid_blocks`. */
export function describeFault({ message, pointer }: Fault): string {
  return `${message} [json-pointer:${pointer}]`;
}
