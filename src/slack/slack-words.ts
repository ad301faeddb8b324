/** What went wrong between us and Slack, by what can be done about it. */
export type SlackFailure =
  /** Cannot be reached, too slow, 5xx, or an answer that is none: the same may work later. */
  | 'unreachable'
  /** Not asked, since it answers nobody at the moment. */
  | 'down'
  /** 429; `retryAfterSeconds` says when to come back. */
  | 'busy'
  /** The app was taken out of the workspace, or its token was revoked or has expired. */
  | 'not-installed'
  /** The app may not do this in the workspace: a scope is missing, or an admin has forbidden it. */
  | 'not-allowed'
  /** The app may not speak in the conversation: archived, private and no member of it, or reserved to some. */
  | 'closed'
  /** What it was about is not there any more: a message, a view, a trigger, a reply address, a person. */
  | 'gone'
  /** Slack refuses what we asked for: our mistake, however often it is repeated. */
  | 'refused';

/**
 * What may go wrong → Slack's own words for it.
 * https://docs.slack.dev/reference/methods/chat.postMessage#errors, and of the other methods likewise
 */
const WORDS: readonly (readonly [SlackFailure, readonly string[]])[] = [
  [
    'unreachable',
    ['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable', 'team_added_to_org'],
  ],
  ['busy', ['accesslimited', 'rate_limited', 'ratelimited']],
  [
    'not-installed',
    [
      'account_inactive',
      'app_not_installed',
      'invalid_auth',
      'not_authed',
      'org_login_required',
      'team_not_found',
      'token_expired',
      'token_revoked',
    ],
  ],
  [
    'not-allowed',
    [
      'access_denied',
      'ekm_access_denied',
      'enterprise_is_restricted',
      'missing_scope',
      'no_permission',
      'not_allowed_token_type',
      'team_access_not_granted',
    ],
  ],
  [
    'closed',
    [
      'cannot_dm_bot',
      'cant_post_message',
      'channel_is_limited_access',
      'channel_not_found',
      'is_archived',
      'messages_tab_disabled',
      'not_in_channel',
      'posting_to_channel_denied',
      'restricted_action',
      'restricted_action_non_threadable_channel',
      'restricted_action_read_only_channel',
      'restricted_action_thread_locked',
      'restricted_action_thread_only_channel',
    ],
  ],
  [
    'gone',
    [
      'cant_update_message',
      'duplicate_channel_not_found',
      'duplicate_message_not_found',
      'edit_window_closed',
      'exchanged_trigger_id',
      'expired_trigger_id',
      'hash_conflict',
      'message_not_found',
      'not_found',
      'thread_not_found',
      'user_disabled',
      'user_not_found',
      'user_not_in_channel',
      'user_not_visible',
      'users_not_found',
      'view_not_found',
    ],
  ],
];

const FAILURE_OF: ReadonlyMap<string, SlackFailure> = new Map(
  WORDS.flatMap(([failure, words]) => words.map((word) => [word, failure] as const)),
);

/** What Slack's word for a refusal means; one that we do not know is our mistake. */
export function failureCalled(word: string): SlackFailure {
  return FAILURE_OF.get(word) ?? 'refused';
}
