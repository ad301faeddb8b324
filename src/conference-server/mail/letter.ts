/** What a mail says, before it becomes text and HTML. All of it may hold whatever people typed. */
export interface Letter {
  /** BCP 47. */
  readonly language: string;
  /** What came about: the first thing one reads. */
  readonly lead: string;
  readonly title: string;
  readonly facts: readonly Fact[];
  /** The one thing to do; null where there is nothing. */
  readonly action: Link | null;
  /** What else one may do, after a question; null for nothing. */
  readonly choices: { readonly question: string; readonly links: readonly Link[] } | null;
  /** Of several lines; empty for none. */
  readonly body: string;
  readonly footer: string;
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface Link {
  readonly label: string;
  readonly url: string;
}

/** Text on one line, without what steers printers or readers: line breaks would end a mail's header. */
export function toLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** Text of several lines, as people type it, without what else steers printers or readers. */
export function toText(text: string): string {
  return text.replaceAll(/\r\n?|[\u2028\u2029]/g, '\n').replaceAll(/(?![\n\t])\p{Cc}/gu, '');
}
