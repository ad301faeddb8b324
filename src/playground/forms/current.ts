import type { Option } from '@slack/types';

/** What a form knows beside its blocks. */
export interface FormContext {
  /** The conversation in which the person was when it opened, for `default_to_current_conversation`. */
  readonly channel: string | null;
  /** The options that the app offered for an external select, by value. */
  readonly findOffered: (actionId: string, value: string) => Option | undefined;
}
